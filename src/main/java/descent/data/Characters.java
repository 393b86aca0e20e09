package descent.data;

import descent.DataSet;
import descent.Shape;
import descent.Targets;
import descent.internal.Check;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.ejml.data.FMatrixRMaj;

/**
 * A text as a sequence of characters, each a number: its place in the alphabet of the characters that occur. What a
 * character-level language model is trained on.
 */
public final class Characters {
    private final String text, alphabet;

    /** Any text of at least 2 characters. */
    public Characters(String text) {
        if (text.length() < 2) {
            throw new IllegalArgumentException("Characters expects at least 2 characters, but got " + text.length());
        }
        this.text = text;
        this.alphabet = text.chars()
                .distinct()
                .sorted()
                .mapToObj(c -> String.valueOf((char) c))
                .collect(Collectors.joining());
    }

    /**
     * Six sonnets by William Shakespeare, numbers 18, 29, 30, 73, 116 and 130 of the collection of 1609, in modern spelling: 3.7 kB,
     * bundled with the library. The text is in the public domain.
     */
    public static Characters sonnets() {
        String name = "sonnets.txt";
        try (var file = Characters.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("expected " + name + " beside " + Characters.class.getName()
                        + " on the class path, but it is not there: was the jar repackaged without it?");
            }
            return new Characters(new String(file.readAllBytes(), StandardCharsets.US_ASCII).replace("\r", ""));
        } catch (IOException e) {
            throw new UncheckedIOException("the bundled " + name + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The text. */
    public String text() {
        return text;
    }

    /** Every character that occurs, once, in the order of their codes: character number i stands for i. */
    public String alphabet() {
        return alphabet;
    }

    /**
     * Every piece of {@code length} characters, with the character that follows it as its label: for an {@code Embedding} and a
     * recurrent layer.
     *
     * @param length how much of the past a prediction sees, at least 1 and less than the text is long
     * @return rows of {@code length} numbers of characters, as many as the text has characters that follow such a piece
     */
    public DataSet next(int length) {
        Check.atLeastOne("Characters", "length", length);
        if (length >= text.length()) {
            throw new IllegalArgumentException(
                    "Characters expects a length below that of the text, " + text.length() + ", but got " + length);
        }
        int[] codes = encode(text), labels = new int[codes.length - length];
        var x = new FMatrixRMaj(labels.length, length);
        for (int i = 0; i < labels.length; i++) {
            for (int j = 0; j < length; j++) {
                x.set(i, j, codes[i + j]);
            }
            labels[i] = codes[i + length];
        }
        return new DataSet(x, Targets.of(labels), Shape.of(length));
    }

    /** The numbers of the characters of {@code part}; refuses any that are not in the alphabet. */
    public int[] encode(String part) {
        return part.chars().map(this::code).toArray();
    }

    private int code(int character) {
        int code = alphabet.indexOf(character);
        if (code < 0) {
            throw new IllegalArgumentException(
                    "'" + (char) character + "' is not in the alphabet \"" + alphabet.replace("\n", "\\n") + "\"");
        }
        return code;
    }

    /** The characters with these numbers. */
    public String decode(int... codes) {
        var decoded = new StringBuilder();
        for (int code : codes) {
            if (code < 0 || code >= alphabet.length()) {
                throw new IllegalArgumentException(
                        "Characters expects numbers from 0 to " + (alphabet.length() - 1) + ", but got " + code);
            }
            decoded.append(alphabet.charAt(code));
        }
        return decoded.toString();
    }

    /** {@code 3689 characters, 45 different}. */
    @Override
    public String toString() {
        return text.length() + " characters, " + alphabet.length() + " different";
    }
}
