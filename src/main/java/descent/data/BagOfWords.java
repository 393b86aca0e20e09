package descent.data;

import descent.DataSet;
import descent.Shape;
import descent.Targets;
import descent.internal.Check;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.FMatrixRMaj;

/**
 * Documents as word counts, most of them 0: a few words are everywhere and say nothing, and what says the class is rare, as in
 * real texts. This is where learning rates of their own for every weight should pay.
 *
 * <p>Word r of the vocabulary (from 1) is drawn with a probability proportional to 1 / r (Zipf 1949, Human behavior and
 * the principle of least effort). Of the last, rarest, {@code informative} words each belongs to one class, in turn: word r to
 * class (r - 1) mod classes. In documents of that class it is as many times as frequent as there are classes, in others it does
 * not occur.
 *
 * @param classes number of classes, at least 2
 * @param vocabulary number of different words
 * @param informative how many of them, the rarest, belong to a class: at least one for each class, and not all
 * @param length number of words in a document, at least 1
 */
public record BagOfWords(int classes, int vocabulary, int informative, int length) {
    /** Checks the numbers. */
    public BagOfWords {
        Check.atLeastOne("BagOfWords", "length", length);
        if (classes < 2 || informative < classes || vocabulary <= informative) {
            throw new IllegalArgumentException("BagOfWords expects 2 <= classes <= informative < vocabulary, but got "
                    + classes + ", " + informative + " and " + vocabulary);
        }
    }

    /**
     * Draws documents, each of a class that is drawn first. Another seed gives other documents of the same language.
     *
     * @param samples number of documents, at least 1
     * @param seed of all draws
     * @return one row per document: how often each word of the vocabulary occurs; the labels are the classes
     */
    public DataSet draw(int samples, long seed) {
        Check.atLeastOne("BagOfWords", "samples", samples);
        var random = new SplittableRandom(seed);
        double[][] cumulative = new double[classes][];
        for (int label = 0; label < classes; label++) {
            cumulative[label] = cumulative(label);
        }
        var x = new FMatrixRMaj(samples, vocabulary);
        var labels = new int[samples];
        for (int i = 0; i < samples; i++) {
            labels[i] = random.nextInt(classes);
            double[] upTo = cumulative[labels[i]];
            for (int n = 0; n < length; n++) {
                x.data[i * vocabulary + word(upTo, random)]++;
            }
        }
        return new DataSet(x, Targets.of(labels), Shape.of(vocabulary));
    }

    /** What is found exactly falls between two words: drawn again. */
    private static int word(double[] upTo, SplittableRandom random) {
        int found;
        do {
            found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
        } while (found >= 0);
        return -found - 1;
    }

    /** The frequencies of the words in documents of that class, summed up. */
    private double[] cumulative(int label) {
        var upTo = new double[vocabulary];
        double sum = 0;
        for (int word = 0; word < vocabulary; word++) {
            boolean common = word < vocabulary - informative;
            sum += (common ? 1.0 : word % classes == label ? classes : 0) / (word + 1);
            upTo[word] = sum;
        }
        return upTo;
    }
}
