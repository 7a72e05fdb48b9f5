namespace Mechanisms.Learning.Senders;

/// <summary>Full feedback: after each round the receiver sees what every action would have been worth to everybody.</summary>
/// <param name="reports">The reported profile, by flat index.</param>
/// <param name="utilities">Utilities in [0, 1], shape [receiver first, then senders][action].</param>
public readonly ref struct RevealedUtilities(int reports, ReadOnlySpan<double> utilities)
{
    /// <summary>Gets the reported profile.</summary>
    public int Reports { get; } = reports;

    /// <summary>Gets the utilities, shape [receiver first, then senders][action].</summary>
    public ReadOnlySpan<double> Utilities { get; } = utilities;
}
