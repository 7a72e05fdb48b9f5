using Xunit.Sdk;

namespace Mechanisms.Conformance;

/// <summary>A law that must not hold, for its subject is wrong on purpose.</summary>
public static class PlantedLaw
{
    /// <summary>Fails unless a check was made that found the fault: an assertion that does not hold, or a case that falsifies a property. A subject that throws anything else proves nothing.</summary>
    public static void RequireFalsified(Action check)
    {
        Exception? found = Record.Exception(check);
        Assert.NotNull(found);
        for (Exception? cause = found; cause is not null; cause = cause.InnerException)
        {
            if (cause is XunitException)
            {
                return;
            }
        }

        // FsCheck tells in words how a case fell.
        const string Cause = "with exception:";
        int place = found.Message.IndexOf(Cause, StringComparison.Ordinal);
        Assert.True(found.Message.StartsWith("Falsifiable", StringComparison.Ordinal) && place >= 0, found.ToString());
        string fall = found.Message[(place + Cause.Length)..].TrimStart();
        Assert.True(fall.StartsWith("Xunit.Sdk.", StringComparison.Ordinal) || fall.StartsWith("System.Exception: Expected true, got false.", StringComparison.Ordinal), found.Message);
    }
}
