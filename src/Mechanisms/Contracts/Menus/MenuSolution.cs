using System.Globalization;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Contracts.Menus;

/// <summary>The value of the best menu, a menu that has it or comes near it, what holds the value down, and the linear program behind it.</summary>
/// <remarks>Optimal menus are not unique: compare values, or check menus with <see cref="MenuIncentives"/>. Immutable and thread-safe.</remarks>
public sealed record MenuSolution
{
    private readonly MenuMixture? mixture;

    internal MenuSolution(MenuProblem problem, IMenuFormulation formulation, MenuProgram source, SolvedProgram solved)
    {
        Problem = problem;
        Formulation = formulation;
        Programs = [solved];
        Status = Given(solved);
        Binding = source.Binding(solved);
        mixture = solved.Solution.IsOptimal ? MenuMixture.Read(problem, source, solved.Solution.Primal.Span) with { Method = formulation.Program } : null;
    }

    private MenuSolution(MenuProblem problem, IMenuFormulation formulation, LinearProgramStatus status, SolvedProgram stopped) =>
        (Problem, Formulation, Status, Programs) = (problem, formulation, status, [stopped]);

    private MenuSolution(MenuSolution first, MenuSupport support, MenuMixture? found)
    {
        Problem = first.Problem;
        Formulation = first.Formulation;
        Programs = [.. first.Programs, .. support.Programs];
        Status = Given(Programs[^1]);
        Binding = first.Binding;
        mixture = found;
    }

    /// <summary>Gets the problem solved.</summary>
    public MenuProblem Problem { get; }

    /// <summary>Gets the formulation that solved it.</summary>
    public IMenuFormulation Formulation { get; }

    /// <summary>Gets how the solve ended: optimal, infeasible when the types cannot be kept within the caps, or what stopped the method.</summary>
    /// <remarks>Payments only cost, and types can be kept where they cannot stay away or payments have no cap: a method that denies it has numerical trouble.</remarks>
    public LinearProgramStatus Status { get; }

    /// <summary>Gets a value indicating whether the best value is known.</summary>
    public bool IsOptimal => Status == LinearProgramStatus.Optimal;

    /// <summary>Gets the supremum of the principal's expected values over all menus, in money; the maximum when <see cref="IsAttained"/>.</summary>
    /// <exception cref="InvalidOperationException">There is no optimum; the message is <see cref="Explain()"/>.</exception>
    public double Value => IsOptimal ? Programs[0].Solution.Value : throw new InvalidOperationException(Explain());

    /// <summary>Gets a value indicating whether the optimum found is a menu; otherwise it pays infinitely much with probability 0.</summary>
    /// <remarks>
    /// Before it says no, the optimum is sought among the implementable recommendations, and then among those made. That does not prove that no menu
    /// has the value, only that this optimum is none.
    /// </remarks>
    /// <exception cref="InvalidOperationException">There is no optimum; the message is <see cref="Explain()"/>.</exception>
    public bool IsAttained => Mixture.Leak is 0;

    /// <summary>Gets the payments that the linear program puts on recommendations of probability 0, in expected money; 0 when it describes a menu.</summary>
    /// <exception cref="InvalidOperationException">There is no optimum; the message is <see cref="Explain()"/>.</exception>
    public double Leak => Mixture.Leak;

    /// <summary>Gets an optimal menu, one of possibly many.</summary>
    /// <exception cref="InvalidOperationException">There is no optimum, or the one found is no menu; the message says so.</exception>
    public ContractMenu Menu => IsAttained
        ? Mixture.At(Rational.Zero, CancellationToken.None)!
        : throw new InvalidOperationException("The optimum found is no menu: it pays on recommendations of probability 0. Ask for Mixed(0.001), which loses about a thousandth of what a plain menu loses.");

    /// <summary>Gets what holds the value down, with shadow prices: lies and disobediences, types that would stay away, and the caps; empty unless optimal.</summary>
    public Sequence<BindingIncentive> Binding { get; }

    /// <summary>Gets the linear programs behind the answer: that of the value, and those in which a menu was sought where its optimum is none.</summary>
    public Sequence<SolvedProgram> Programs { get; }

    private MenuMixture Mixture => mixture ?? throw new InvalidOperationException(Explain());

    /// <summary>The optimum mixed with a menu that recommends everything implementable: incentive compatible, and as near the value as one likes.</summary>
    /// <remarks>
    /// The value falls linearly in the share; the largest payment may grow like 1 / share. With caps the optimum is a menu itself, and the other one
    /// leaves out contracts that cannot keep every type within them. Should the optimum pay on what neither part recommends, that payment is lost, and audits do not pass the menu.
    /// </remarks>
    /// <param name="share">Share of the other menu, in (0, 1].</param>
    /// <param name="cancellation">Stops the search for contracts that make types take actions.</param>
    /// <returns>The menu.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share does not lie in (0, 1].</exception>
    /// <exception cref="ArgumentException">A payment is beyond the range of double precision: the share is too small.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    /// <exception cref="InvalidOperationException">There is no optimum; the message is <see cref="Explain()"/>.</exception>
    public ContractMenu Mixed(double share, CancellationToken cancellation = default)
    {
        RequireShare(share);
        return Mixture.At(Rational.FromDouble(share), cancellation)!;
    }

    /// <summary>Makes the menu of <see cref="Mixed"/> from exact solutions of the linear programs, so that it is incentive compatible exactly.</summary>
    /// <remarks>The exact value falls linearly in the share. Beside the program of the value, that of every implementable action of every type is audited.</remarks>
    /// <param name="share">Share of the other menu, in (0, 1], at its exact binary value.</param>
    /// <param name="options">How long the exact audits may take; null for the defaults.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The menu; null when an audit gave no exact solution within its limits, or the optimum pays on what neither part recommends.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share does not lie in (0, 1].</exception>
    /// <exception cref="ArgumentException">A payment is beyond the range of double precision: the share is too small.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    /// <exception cref="InvalidOperationException">There is no optimum; the message is <see cref="Explain()"/>.</exception>
    public ContractMenu? MixedExactly(double share, LinearProgramAuditOptions? options = null, CancellationToken cancellation = default)
    {
        RequireShare(share);
        ILinearProgramMethod method = Mixture.Method;

        // Every mixture was read off the program solved last.
        SolvedProgram optimum = Programs[^1];
        return optimum.Audit(options, cancellation).Proof is { Status: LinearProgramStatus.Optimal } proof && optimum.Source is MenuProgram source
            ? (MenuMixture.Read(Problem, source, proof) with { Method = method, Audits = options ?? new() }).At(Rational.FromDouble(share), cancellation)
            : null;
    }

    /// <summary>Checks the linear program, and the menu where there is one, without the code that produced them.</summary>
    /// <param name="options">How thorough the audit of the program is; null for the defaults.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The audit; its finding is on the menu, or on one that comes near where the optimum found is none.</returns>
    public IncentiveAudit Audit(LinearProgramAuditOptions? options = null, CancellationToken cancellation = default)
    {
        const double Share = 1.0 / 1024;
        if (mixture is null)
        {
            return IncentiveAudit.Of(Programs, [], [], options, cancellation);
        }

        ContractMenu menu = IsAttained ? Menu : Mixed(Share, cancellation);
        double expected = IsAttained ? Value : Value - (Share * (Value - MenuIncentives.Check(Problem, Mixed(1, cancellation), Tolerances.Gain).Value));
        return IncentiveAudit.Of(Programs, [MenuIncentives.Check(Problem, menu, Tolerances.Gain)], [expected], options, cancellation);
    }

    /// <summary>Says in words what is true of an action of a type: how often the menu recommends it, and what it costs if the type were known, or why no contract makes the type take it and what would.</summary>
    /// <remarks>Alone the action must be worth taking by itself; a menu with caps and an outside option may pay for a type's staying by its other recommendations. The programs of the type alone are solved now.</remarks>
    /// <param name="type">The type.</param>
    /// <param name="action">The action.</param>
    /// <param name="cancellation">Stops the work; the sentences then say so.</param>
    /// <returns>A few sentences.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such type or action.</exception>
    public string Explain(int type, int action, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)type, (uint)Problem.TypeCount, nameof(type));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)action, (uint)Problem.ActionCount, nameof(action));
        string alone = $"Were it known, and always asked for action {action}: {Problem.Types[type].Solve(new MinimumPayments { Program = Formulation.Program }, cancellation).Explain(action)}";
        return mixture is { Leak: 0 }
            ? string.Create(CultureInfo.InvariantCulture, $"The menu recommends action {action} to type {type} with probability {mixture.Chances[type, action].ToDouble():G6}. {alone}")
            : string.Create(CultureInfo.InvariantCulture, $"Type {type}. {alone}");
    }

    /// <summary>Says in words how the solve ended.</summary>
    /// <returns>A few sentences.</returns>
    public string Explain()
    {
        if (!IsOptimal)
        {
            return Status == LinearProgramStatus.Infeasible
                ? "No menu within the caps keeps every type. Raise a cap or lower the outside option."
                : $"The best menu is not known: {Programs[^1].Trouble(Status, "some menu keeps every type and none is worth more than a bound")}";
        }

        string value = string.Create(CultureInfo.InvariantCulture, $"The best menu is worth {Value:G6} to the principal");
        string attained = IsAttained ? "." : ", a supremum: menus come as near as one likes, with ever larger payments on ever rarer recommendations. The optimum found is no menu itself.";
        return Binding.Count == 0 ? $"{value}{attained} Nothing holds it down." : $"{value}{attained} Binding: {BindingIncentive.InWords(Binding)}.";
    }

    /// <summary>Writes what <see cref="Explain()"/> says.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Explain();

    /// <summary>A solution whose value is not known, because a program did not end.</summary>
    internal static MenuSolution Stopped(MenuProblem problem, IMenuFormulation formulation, LinearProgramStatus status, SolvedProgram stopped) =>
        new(problem, formulation, status, stopped);

    /// <summary>The solution, with a menu of its value where one is found.</summary>
    internal MenuSolution Settled(CancellationToken cancellation)
    {
        if (mixture is null or { Leak: 0 })
        {
            return this;
        }

        MenuSupport support = new(Problem, Formulation.Program);
        MenuMixture? found = support.Find(mixture, Value, cancellation);
        return new(this, support, found);
    }

    private LinearProgramStatus Given(SolvedProgram solved) =>
        solved.StatusGiven(canBeInfeasible: Problem.HasCaps && Problem.Types[0].OutsideOption is not null, canBeUnbounded: false);

    private static void RequireShare(double share)
    {
        if (!(share > 0 && share <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(share), share, string.Create(CultureInfo.InvariantCulture, $"A share must be above 0 and at most 1; got {share}. Try 0.001."));
        }
    }
}
