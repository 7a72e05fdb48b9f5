namespace Mechanisms.Foundations.Formats;

/// <summary>How a writer of linear programs writes numbers.</summary>
public enum DecimalForm
{
    /// <summary>
    /// As the exact decimal, so that reading gives the same program to the last bit; a double given through the API has up to some
    /// hundred digits then. A fraction without finite decimal, such as 1/3, is written as its shortest double, and a comment counts them.
    /// </summary>
    Exact,

    /// <summary>As the shortest decimal that gives the same double: short files, the same program for every solver that works in doubles.</summary>
    Shortest,
}
