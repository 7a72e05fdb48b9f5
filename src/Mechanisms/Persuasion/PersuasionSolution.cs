using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Persuasion;

/// <summary>Optimal signals, what holds their value down, and the linear program behind them.</summary>
/// <remarks>Optimal schemes are not unique: compare values, or check schemes with <see cref="Obedience"/>. Immutable and thread-safe.</remarks>
public sealed record PersuasionSolution
{
    private readonly SignalingScheme? scheme;

    /// <summary>What a formulation read off the program, if it was solved to optimality; nothing otherwise.</summary>
    internal PersuasionSolution(
        PersuasionProblem problem,
        IPersuasionFormulation formulation,
        SolvedProgram solved,
        SignalingScheme? scheme = null,
        Sequence<double> prices = default,
        Sequence<BindingIncentive> binding = default)
    {
        this.scheme = scheme;
        StatePrices = prices;
        Binding = binding;
        Problem = problem;
        Formulation = formulation;
        Programs = [solved];

        // Telling nothing is always possible and utilities are bounded: anything else is the method's mistake.
        Status = solved.StatusGiven(canBeInfeasible: false, canBeUnbounded: false);
    }

    /// <summary>Gets the problem solved.</summary>
    public PersuasionProblem Problem { get; }

    /// <summary>Gets the formulation that solved it.</summary>
    public IPersuasionFormulation Formulation { get; }

    /// <summary>Gets how the solve ended: optimal, or what stopped the method; a problem of persuasion always has an optimum.</summary>
    public LinearProgramStatus Status { get; }

    /// <summary>Gets a value indicating whether the best scheme is known.</summary>
    public bool IsOptimal => Status == LinearProgramStatus.Optimal;

    /// <summary>Gets the sender's optimal expected utility.</summary>
    /// <exception cref="InvalidOperationException">There is no optimum; the message is <see cref="Explain"/>.</exception>
    public double Value => IsOptimal ? Programs[0].Solution.Value : throw new InvalidOperationException(Explain());

    /// <summary>Gets an optimal scheme, one of possibly many.</summary>
    /// <exception cref="InvalidOperationException">There is no optimum; the message is <see cref="Explain"/>.</exception>
    public SignalingScheme Scheme => scheme ?? throw new InvalidOperationException(Explain());

    /// <summary>Gets what one unit more of each state's probability would be worth to the sender, shape [state]: a plane that touches the concave
    /// envelope of the sender's value at the prior; empty unless optimal.</summary>
    public Sequence<double> StatePrices { get; }

    /// <summary>Gets the disobediences that hold the value down, with their shadow prices; empty unless optimal.</summary>
    public Sequence<BindingIncentive> Binding { get; }

    /// <summary>Gets the linear program behind the answer.</summary>
    public Sequence<SolvedProgram> Programs { get; }

    /// <summary>Checks the linear program, and the scheme, without the code that produced them.</summary>
    /// <param name="options">How thorough the audit of the program is; null for the defaults.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The audit.</returns>
    public IncentiveAudit Audit(LinearProgramAuditOptions? options = null, CancellationToken cancellation = default)
    {
        return scheme is null
            ? IncentiveAudit.Of(Programs, [], [], options, cancellation)
            : IncentiveAudit.Of(Programs, [Obedience.Check(Problem, scheme, Tolerances.Gain)], [Value], options, cancellation);
    }

    /// <summary>Says in words how the solve ended.</summary>
    /// <returns>A few sentences.</returns>
    public string Explain()
    {
        if (!IsOptimal)
        {
            return $"The best scheme is not known: {Programs[0].Trouble(Status, "telling nothing is always possible")}";
        }

        string compared = $"The best signals are worth {PersuasionWords.Number(Value)} to the sender: {PersuasionWords.Number(Problem.NoInformation.ToDouble())} without any, "
            + $"{PersuasionWords.Number(Problem.FullInformation.ToDouble())} when it tells all, {PersuasionWords.Number(Problem.Dictator.ToDouble())} if it chose itself.";
        return Binding.Count == 0
            ? $"{compared} No disobedience holds the value down."
            : $"{compared} Binding: {BindingIncentive.InWords(Binding)}.";
    }

    /// <summary>Writes what <see cref="Explain"/> says.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Explain();
}
