using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.ScoringRules;

/// <summary>The best effort to pay for, the cheapest rule for each effort, and the linear programs behind them.</summary>
/// <remarks>
/// Efforts whose profits tie within the relative part of <see cref="Tolerances.Gain"/> (scale: the largest gross value or payment) count as equally
/// good, and the lowest is best. Optimal rules are not unique: compare values, or check rules with <see cref="EffortIncentives"/>. Immutable and
/// thread-safe.
/// </remarks>
public sealed record ScoringSolution
{
    internal ScoringSolution(
        ScoringProblem problem,
        IScoringFormulation formulation,
        LinearProgramStatus status,
        Sequence<EffortSolution> efforts,
        Sequence<SolvedProgram> programs)
    {
        Problem = problem;
        Formulation = formulation;
        Status = status;
        Efforts = efforts;
        Programs = programs;
    }

    /// <summary>Gets the problem solved.</summary>
    public ScoringProblem Problem { get; }

    /// <summary>Gets the formulation that solved it.</summary>
    public IScoringFormulation Formulation { get; }

    /// <summary>Gets how the solve ended: optimal, or what stopped the method on any of the programs. The cheapest effort is always implementable, by paying nothing.</summary>
    public LinearProgramStatus Status { get; }

    /// <summary>Gets a value indicating whether the best effort is known.</summary>
    public bool IsOptimal => Status == LinearProgramStatus.Optimal;

    /// <summary>Gets what was found about each effort, shape [effort].</summary>
    public Sequence<EffortSolution> Efforts { get; }

    /// <summary>Gets the linear programs behind the answer, in the order solved.</summary>
    public Sequence<SolvedProgram> Programs { get; }

    /// <summary>Gets the effort that leaves the principal most; of equally good ones the lowest.</summary>
    /// <exception cref="InvalidOperationException">There is no optimum; the message is <see cref="Explain()"/>.</exception>
    public int BestEffort => Best.Effort;

    /// <summary>Gets the principal's optimal value: gross value less expected payment.</summary>
    /// <exception cref="InvalidOperationException">There is no optimum; the message is <see cref="Explain()"/>.</exception>
    public double BestValue => Best.Profit!.Value;

    /// <summary>Gets an optimal rule, one of possibly many.</summary>
    /// <exception cref="InvalidOperationException">There is no optimum; the message is <see cref="Explain()"/>.</exception>
    public ScoringMenu BestRule => Best.Rule!;

    /// <summary>Gets the number of pivots over all linear programs.</summary>
    public long Pivots => Programs.Sum(program => program.Solution.Pivots);

    private EffortSolution Best
    {
        get
        {
            EffortSolution[] implementable = [.. Efforts.Where(effort => effort.IsImplementable)];
            if (!IsOptimal || implementable.Length == 0)
            {
                throw new InvalidOperationException(Explain());
            }

            double highest = implementable.Max(effort => effort.Profit!.Value);
            double scale = implementable.Max(effort => Math.Max(Math.Abs(effort.GrossValue), effort.MinimumPayment!.Value));
            Tolerance relative = Tolerances.Gain with { Absolute = 0 };
            return implementable.First(effort => !relative.Exceeds(highest - effort.Profit!.Value, scale));
        }
    }

    /// <summary>Checks every linear program behind the answer, and every rule in it, without the code that produced them.</summary>
    /// <param name="options">How thorough the audits of the programs are; null for the defaults.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The audit.</returns>
    public IncentiveAudit Audit(LinearProgramAuditOptions? options = null, CancellationToken cancellation = default)
    {
        EffortSolution[] implementable = [.. Efforts.Where(effort => effort.IsImplementable)];
        return IncentiveAudit.Of(
            Programs,
            [.. implementable.Select(effort => EffortIncentives.Check(Problem, effort.Rule!, effort.Effort, Tolerances.Gain))],
            [.. implementable.Select(effort => effort.MinimumPayment!.Value)],
            options,
            cancellation);
    }

    /// <summary>Says in words what was found about an effort: why it is not implementable and what would make it so, or what holds its payment up.</summary>
    /// <param name="effort">The effort.</param>
    /// <returns>A few sentences.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such effort.</exception>
    public string Explain(int effort)
    {
        Problem.RequireEffort(effort, nameof(effort));
        return ScoringNarrative.Of(this, Efforts[effort]);
    }

    /// <summary>Says in words how the solve ended.</summary>
    /// <returns>A few sentences.</returns>
    public string Explain() => ScoringNarrative.Of(this);

    /// <summary>Writes what <see cref="Explain()"/> says.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Explain();
}
