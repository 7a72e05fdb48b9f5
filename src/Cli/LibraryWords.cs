namespace Mechanisms.Cli;

/// <summary>Messages of the library for readers who see a file, not a parameter.</summary>
internal static class LibraryWords
{
    /// <summary>The first sentence or two of an argument error, without the name of the parameter and the value that follows it.</summary>
    internal static string Of(ArgumentException error)
    {
        int suffix = error.Message.IndexOf(" (Parameter '", StringComparison.Ordinal);
        return suffix < 0 ? error.Message : error.Message[..suffix];
    }
}
