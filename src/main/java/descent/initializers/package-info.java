/** How weights start: each rule fills a weight matrix, given how many inputs and outputs a unit has. */
package descent.initializers;
