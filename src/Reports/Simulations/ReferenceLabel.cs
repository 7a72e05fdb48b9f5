namespace Mechanisms.Reports.Simulations;

/// <summary>Labels of what learners are compared with, kept apart from the learners' own names, which anyone may choose.</summary>
internal static class ReferenceLabel
{
    /// <summary>The label itself, or followed by "(reference)" as often as it takes to differ from every name.</summary>
    public static string Beside(string label, IEnumerable<string> names)
    {
        HashSet<string> taken = new(names, StringComparer.Ordinal);
        string free = label;
        while (taken.Contains(free))
        {
            free += " (reference)";
        }

        return free;
    }
}
