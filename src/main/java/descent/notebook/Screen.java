package descent.notebook;

/** Where a notebook's output goes. */
interface Screen {
    /** Outside any notebook: text on the standard output. */
    Screen TEXT = new Screen() {
        @Override
        public String display(Object value) {
            System.out.println(Rendering.text(value));
            return "";
        }

        @Override
        public void update(String id, Object value) {
            display(value);
        }
    };

    /** Adds an output to the cell and returns a name under which it can be changed. */
    String display(Object value);

    /** Puts something else in the place of an output. */
    void update(String id, Object value);

    /** Sends a message. On an interrupted thread the channels of a kernel would close: the interrupt has to wait. */
    static void uninterrupted(Runnable message) {
        boolean interrupted = Thread.interrupted();
        try {
            message.run();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
