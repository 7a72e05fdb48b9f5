using System.Globalization;

namespace Mechanisms.InformationAcquisition;

/// <summary>A sender who sees one signal and reports another.</summary>
/// <param name="Sender">Index of the sender.</param>
/// <param name="Signal">The signal that it sees.</param>
/// <param name="Report">The signal that it reports.</param>
public readonly record struct SenderLie(int Sender, int Signal, int Report)
{
    /// <summary>Says who lies how.</summary>
    /// <returns>For example <c>sender 0 reports signal 1 when it sees signal 0</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"sender {Sender} reports signal {Report} when it sees signal {Signal}");
}
