namespace Mechanisms.InformationAcquisition;

/// <summary>Where an incentive of an agent stands in a program.</summary>
/// <param name="Agent">Index of the agent.</param>
/// <param name="Told">The effort that it is told.</param>
/// <param name="Made">The effort that it makes.</param>
/// <param name="FirstRow">The first of its rows.</param>
/// <param name="Rows">The number of its rows; the last closes the deviation, where the effort made is another than the one told.</param>
internal readonly record struct AgentsIncentive(int Agent, int Told, int Made, int FirstRow, int Rows)
{
    public int ClosingRow => FirstRow + Rows - 1;
}
