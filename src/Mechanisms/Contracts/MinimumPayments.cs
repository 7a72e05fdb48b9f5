using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Contracts;

/// <summary>One linear program per action: the least expected payment that makes the agent take it; the best action wins.</summary>
/// <remarks>
/// minimize F(a) · p  subject to  (F(a) − F(b)) · p ≥ c(a) − c(b) for every other action b,  p ≥ 0, and the caps and participation of the
/// problem. Decides every action. An action that the caps keep from being implementable takes up to three more programs, which find
/// the least caps that would do, or that none would.
/// <para>actions programs of outcomes variables and actions − 1 rows (and one each for participation and sum cap).</para>
/// </remarks>
[Reference("grossman1983", "the two-step procedure: the least cost of each action, then the best action")]
[Reference("dutting2019", "minimum-payment linear program")]
public sealed record MinimumPayments : IContractFormulation
{
    /// <inheritdoc/>
    public string Name => "minimum-payments";

    /// <summary>Gets the method that solves the linear programs.</summary>
    /// <value><see cref="LinearProgramMethods.Default"/> by default.</value>
    /// <exception cref="ArgumentNullException">The method is null.</exception>
    public ILinearProgramMethod Program { get; init => field = Given.Required(value); } = LinearProgramMethods.Default;

    /// <inheritdoc/>
    public ContractSolution Solve(ContractProblem problem, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        MinimumPaymentPrograms programs = new(problem, Program, cancellation);
        Sequence<ActionSolution> actions = Sequence.Of(problem.ActionCount, programs.Solve);
        return new(problem, this, programs.Status, actions, [.. programs.Solved]);
    }
}
