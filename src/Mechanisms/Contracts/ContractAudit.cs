using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Contracts;

/// <summary>What an audit of a contract solution found: one report per linear program and one per contract.</summary>
/// <param name="Programs">Report on each linear program, in the order of <see cref="ContractSolution.Programs"/>.</param>
/// <param name="Contracts">Report on the contract of each implementable action, ascending by action.</param>
/// <param name="AreValuesConsistent">Whether each contract costs and earns what the solution says, up to the relative part of <see cref="Tolerances.Gain"/>.</param>
public sealed record ContractAudit(
    Sequence<LinearProgramAuditReport> Programs, Sequence<IncentiveReport> Contracts, bool AreValuesConsistent)
{
    /// <summary>Gets a value indicating whether every program's claim was shown true, every contract is accepted, and the values agree.</summary>
    public bool Passed =>
        Programs.All(report => report.Passed) && Contracts.All(report => report.IsAccepted) && AreValuesConsistent;

    /// <summary>Gets a value indicating whether every conclusion rests on exact arithmetic.</summary>
    public bool Exact => Programs.All(report => report.Exact);

    /// <summary>Gets a value indicating whether a program's basis failed exactly and exact pivots led to one that does not.</summary>
    public bool Repaired => Programs.Any(report => report.Repaired);

    /// <summary>Gets the largest primal residual of a program, relative; NaN when no program has one.</summary>
    public double PrimalResidual => Largest(report => report.PrimalResidual);

    /// <summary>Gets the largest dual residual of a program, relative; NaN when no program has one.</summary>
    public double DualResidual => Largest(report => report.DualResidual);

    /// <summary>Gets the largest gap of a program, relative; NaN when no program has one.</summary>
    public double Gap => Largest(report => report.Gap);

    /// <summary>Says in words what was found: the first failure, or that there is none.</summary>
    /// <returns>One sentence.</returns>
    public string Explain()
    {
        if (Programs.FirstOrDefault(report => !report.Passed) is { } program)
        {
            return program.Reason;
        }

        if (Contracts.FirstOrDefault(report => !report.IsAccepted) is { } contract)
        {
            return $"The contract for action {contract.Action} breaks an incentive or a limit.";
        }

        return AreValuesConsistent
            ? $"Every claim holds{(Exact ? ", exactly" : string.Empty)}: linear programs {Programs.Count}, contracts {Contracts.Count}."
            : "A contract does not cost or earn what the solution says.";
    }

    internal static ContractAudit Of(
        ContractSolution solution, LinearProgramAuditOptions? options, CancellationToken cancellation)
    {
        ActionSolution[] implementable = [.. solution.Actions.Where(action => action.IsImplementable)];
        return new(
            [.. solution.Programs.Select(solved => solved.Audit(options, cancellation))],
            [.. implementable.Select(action =>
                ContractIncentives.Check(solution.Problem, action.Contract!, action.Action, ContractProblem.RelativeGain))],
            Array.TrueForAll(implementable, action => IsConsistent(solution.Problem, action)));
    }

    private static bool IsConsistent(ContractProblem problem, ActionSolution solved)
    {
        double scale = Math.Max(problem.Scale(solved.Contract!), Math.Abs(solved.ExpectedReward));
        return Agree(solved.MinimumPayment!.Value, problem.ExpectedPayment(solved.Action, solved.Contract!))
            && Agree(solved.Value!.Value, problem.PrincipalValue(solved.Action, solved.Contract!));

        bool Agree(double claimed, Rational exact) => !ContractProblem.RelativeGain.Exceeds(Math.Abs(claimed - exact.ToDouble()), scale);
    }

    // NaN marks a quantity that a program does not have.
    private double Largest(Func<LinearProgramAuditReport, double> residual) =>
        Programs.Select(residual).Where(value => !double.IsNaN(value)).DefaultIfEmpty(double.NaN).Max();
}
