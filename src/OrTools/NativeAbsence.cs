namespace Mechanisms.OrTools;

/// <summary>Recognizes that the native library of OR-Tools is missing behind the exceptions that its wrapper lets through.</summary>
internal static class NativeAbsence
{
    /// <summary>Whether an exception comes of a native library that is absent or of another machine.</summary>
    public static bool IsCauseOf(Exception error)
    {
        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The error that says what to do.</summary>
    public static DllNotFoundException Explained(Exception error) => new(
        "The native library of Google OR-Tools was not found or does not fit this system. Reference the package Google.OrTools, which brings "
        + "Google.OrTools.runtime for Windows, Linux and macOS on x64 and arm64, or take another method: the managed ones need no library.",
        error);
}
