namespace Mechanisms.Cli.Verifying;

/// <summary>A mechanism threw at a drawn case: which case that was, and what it was asked to decide on.</summary>
/// <param name="number">Number of the case, from 1.</param>
/// <param name="reports">The reports in words, with the true types where they differ.</param>
/// <param name="cause">What was thrown.</param>
internal sealed class RefusedCaseException(int number, string reports, Exception cause) : Exception(cause.Message, cause)
{
    /// <summary>Gets the number of the case, from 1.</summary>
    internal int Number => number;

    /// <summary>Gets the reports in words, with the true types where they differ.</summary>
    internal string Reports => reports;

    /// <summary>Gets what was thrown, as its author would name it.</summary>
    internal string Cause => InnerException is ArgumentException refusal ? Named(LibraryWords.Of(refusal)) : Named(InnerException!.Message);

    private string Named(string words) => $"{InnerException!.GetType().Name}: {words}";
}
