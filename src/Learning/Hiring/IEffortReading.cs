namespace Mechanisms.Learning.Hiring;

/// <summary>How the effort that an agent makes under a rule becomes known: seen at once, or told from what it reports. Single-threaded.</summary>
internal interface IEffortReading
{
    /// <summary>Begins with a rule.</summary>
    /// <param name="rule">Payments, shape [report, state], flat.</param>
    /// <returns>Whether the effort can be told under it.</returns>
    bool Begin(double[] rule);

    /// <summary>Takes in a round under the rule.</summary>
    /// <param name="effort">The effort made; −1 where it is not seen.</param>
    /// <param name="report">The report.</param>
    /// <param name="state">The state.</param>
    /// <returns>The effort, or −1 as long as it is not known.</returns>
    int Read(int effort, int report, int state);

    /// <summary>An independent copy.</summary>
    IEffortReading Copy();
}
