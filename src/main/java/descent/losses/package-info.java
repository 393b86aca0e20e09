/** What training makes small: how far the answers of a network are from the targets. */
package descent.losses;
