namespace Mechanisms.Learning.Senders;

/// <summary>Bandit feedback: after each round the receiver sees what the action that she took was worth to everybody, and nothing of the others.</summary>
/// <param name="reports">The reported profile, by flat index.</param>
/// <param name="action">The action taken.</param>
/// <param name="utilities">Utilities in [0, 1], shape [receiver first, then senders].</param>
public readonly ref struct PlayedUtilities(int reports, int action, ReadOnlySpan<double> utilities)
{
    /// <summary>Gets the reported profile.</summary>
    public int Reports { get; } = reports;

    /// <summary>Gets the action taken.</summary>
    public int Action { get; } = action;

    /// <summary>Gets the utilities, shape [receiver first, then senders].</summary>
    public ReadOnlySpan<double> Utilities { get; } = utilities;
}
