using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.InformationAcquisition;

/// <summary>The payments on an agent's own report and the state under which one effort and the truth win by the largest margin.</summary>
/// <remarks>
/// LP-MARGIN: maximize the margin over payments between 0 and the cap. The margin is the least that the agent loses in advance by any single lie at the effort, or by any other effort with any map of reports, at most the cap. It is
/// positive exactly when the effort can be induced strictly under the cap. Signals after which the effort leaves the same belief about the state, and those that it never shows, are paid alike (<see cref="Alike"/>): no payments on the
/// own report tell them apart, and reports among them count as no lie. Such rules make behavior predictable when numbers are only estimated.
/// Immutable and thread-safe.
/// </remarks>
[Reference("cacciamani2024", "mixing an approximately optimal mechanism with a strictly incentive-compatible rule")]
public sealed record StrictestRule
{
    private StrictestRule(int agent, int effort, double margin, Sequence<int> alike, Matrix<double> payments, SolvedProgram program)
    {
        Agent = agent;
        Effort = effort;
        Margin = margin;
        Alike = alike;
        Payments = payments;
        Program = program;
    }

    /// <summary>Gets the agent.</summary>
    public int Agent { get; }

    /// <summary>Gets the effort that the rule induces when the margin is positive.</summary>
    public int Effort { get; }

    /// <summary>Gets the margin, in money, at most the cap; at or below 0 when no rule induces the effort strictly.</summary>
    public double Margin { get; }

    /// <summary>Gets for each signal the first one that is paid alike, shape [signal]; itself where the effort's signals all tell different things.</summary>
    public Sequence<int> Alike { get; }

    /// <summary>Gets the payments, shape [report, state], in money.</summary>
    public Matrix<double> Payments { get; }

    /// <summary>Gets the linear program behind the rule.</summary>
    public SolvedProgram Program { get; }

    /// <summary>Finds the rule.</summary>
    /// <param name="problem">The problem; of its signals only the agent's own matter, with the others at their effort 0.</param>
    /// <param name="agent">Index of the agent.</param>
    /// <param name="effort">The effort to induce.</param>
    /// <param name="cap">The largest payment, in money, positive.</param>
    /// <param name="method">The method; <see cref="LinearProgramMethods.Default"/> unless given.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="problem"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such agent or effort, or the cap is not positive.</exception>
    /// <exception cref="InvalidOperationException">The method did not find the optimum; the message says why.</exception>
    public static StrictestRule Find(
        HiredAgentsProblem problem, int agent, int effort, Rational cap, ILinearProgramMethod? method = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)agent, (uint)problem.AgentCount, nameof(agent));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)effort, (uint)problem.Costs[agent].Count, nameof(effort));
        if (cap.Sign <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(cap), cap, "The cap must be positive: without payments nothing is induced. Give the largest payment.");
        }

        StrictRuleProgram program = new(problem, agent, effort, cap);
        SolvedProgram solved = SolvedProgram.Solve("largest margin of an own-report rule", program, method ?? LinearProgramMethods.Default, cancellation);
        if (!solved.Solution.IsOptimal)
        {
            throw new InvalidOperationException(solved.Solution.Explain());
        }

        Sequence<int> alike = [.. program.Alike()];
        return new(agent, effort, solved.Solution.Value, alike, PaymentsOf(solved, alike, problem.StateCount, cap.ToDouble()), solved);
    }

    /// <summary>Writes whom the rule makes do what, and by which margin.</summary>
    /// <returns>For example <c>agent 0 makes effort 1 and tells the truth by a margin of 0.25</c>.</returns>
    public override string ToString() => Margin > 0
        ? FormattableString.Invariant($"agent {Agent} makes effort {Effort} and tells the truth by a margin of {Margin:G6}")
        : FormattableString.Invariant($"no rule makes agent {Agent} strictly prefer effort {Effort} and the truth");

    // Payments a rounding outside their bounds are put onto them.
    private static Matrix<double> PaymentsOf(SolvedProgram solved, Sequence<int> alike, int states, double cap)
    {
        double[] payments = new double[alike.Count * states];
        for (int place = 0; place < payments.Length; place++)
        {
            payments[place] = Math.Clamp(solved.Solution.Primal[(alike[place / states] * states) + (place % states)], 0, cap);
        }

        return new(alike.Count, states, payments);
    }
}
