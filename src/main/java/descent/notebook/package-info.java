/**
 * Shows charts, tables, networks and matrices in Jupyter notebooks, and training while it runs. On the JJava kernel nothing
 * has to be done; on IJava and rapaio a notebook calls {@link descent.notebook.Notebook#init} once.
 */
package descent.notebook;
