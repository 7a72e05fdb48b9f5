using Mechanisms.Contracts;
using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.InformationAcquisition;

/// <summary>What was found about one effort profile that is always recommended.</summary>
/// <param name="Efforts">Flat index of the effort profile.</param>
/// <param name="GrossValue">What the principal earns before payments, in money.</param>
/// <param name="Implementability">Whether some payments within the cap make all agents follow it.</param>
/// <param name="Value">What it is worth to the principal after the least payments, in money; null unless implementable.</param>
public sealed record EffortProfileSolution(int Efforts, double GrossValue, Implementability Implementability, double? Value)
{
    /// <summary>Gets the least expected payments to all agents together, in money; null unless implementable.</summary>
    public double? MinimumPayment => GrossValue - Value;

    internal static EffortProfileSolution Of(HiredAgentsProblem problem, int efforts, LinearProgramSolution solution)
    {
        double gross = problem.GrossValue(efforts).ToDouble();
        return solution.Status switch
        {
            LinearProgramStatus.Optimal => new(efforts, gross, Implementability.Implementable, solution.Value),
            LinearProgramStatus.Infeasible => new(efforts, gross, Implementability.NotImplementable, null),
            _ => new(efforts, gross, Implementability.Undecided, null),
        };
    }
}
