namespace Mechanisms.Cli;

/// <summary>Writes words so that a shell reads them as they are.</summary>
internal static class ShellWords
{
    /// <summary>Quotes a word that a shell would take apart: as sh does, or on Windows as its command line does.</summary>
    internal static string Quote(string word)
    {
        bool isPlain = word.Length > 0
            && word.All(letter => char.IsAsciiLetterOrDigit(letter) || "._/@%+=:,-".Contains(letter, StringComparison.Ordinal)
                || (OperatingSystem.IsWindows() && letter == '\\'));
        return isPlain ? word
            : OperatingSystem.IsWindows() ? $"\"{word}\""
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
    }
}
