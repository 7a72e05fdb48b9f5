using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.ScoringRules;

/// <summary>The program of one effort's cheapest payments: payments are its first variables, shape [item, state].</summary>
internal interface IEffortProgram : IProgramSource
{
    /// <summary>Gets the number of items: signals, or beliefs.</summary>
    int Items { get; }

    /// <summary>The rows that other efforts and other reports must respect, and what they forbid in words.</summary>
    IEnumerable<(int Row, string Deviation, double? CostWeight)> Incentives();

    /// <summary>The closing row of a deviation to another effort.</summary>
    int EffortRow(int other);
}
