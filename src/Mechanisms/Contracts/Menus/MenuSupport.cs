using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Contracts.Menus;

/// <summary>Looks for a menu among the optima of a program that pays on recommendations of probability 0.</summary>
/// <remarks>
/// First the program is solved again without the recommendations that no contract makes a type obey. They have probability 0, and nothing is lost:
/// whatever is paid on one can be paid on an action of the mixture that imitates it. Then over those alone that the new optimum makes. If this keeps the
/// value, it is that of a menu; if not, another optimum may still be one. Which recommendations are left out is the method's word and no part of the
/// evidence: a menu counts only where its program has the value of the whole one.
/// </remarks>
/// <param name="problem">The problem, without caps.</param>
/// <param name="method">The method that solves the linear programs.</param>
internal sealed class MenuSupport(MenuProblem problem, ILinearProgramMethod method)
{
    private readonly List<SolvedProgram> solved = [];

    /// <summary>Gets the programs that the answer rests on, in the order solved.</summary>
    public Sequence<SolvedProgram> Programs => [.. solved];

    /// <summary>Finds a menu of a value, or payments on implementable recommendations only; null when the method was stopped.</summary>
    /// <param name="optimum">The optimum that is no menu: the answer where nothing else has its value.</param>
    /// <param name="value">Its value.</param>
    /// <param name="cancellation">Stops the work.</param>
    public MenuMixture? Find(MenuMixture optimum, double value, CancellationToken cancellation)
    {
        MenuProgram implementable = new(problem, [.. problem.Types.Select(type => Implementable(type, cancellation))]);
        SolvedProgram restricted = SolvedProgram.Solve("value of the best menu over implementable actions", implementable, method, cancellation);
        if (restricted.Solution.IsOptimal && IsLess(restricted, value))
        {
            return optimum;
        }

        solved.Add(restricted);
        if (!restricted.Solution.IsOptimal)
        {
            return null;
        }

        MenuMixture found = MenuMixture.Read(problem, implementable, restricted.Solution.Primal.Span) with { Method = method };
        return found.Leak is 0 ? found : Recommended(found, value, cancellation) ?? found;
    }

    private bool IsLess(SolvedProgram restricted, double value) => Tolerances.Optimality.Exceeds(value - restricted.Solution.Value, problem.Types[0].LargestAmount);

    // What is undecided stays in: only a program that says that nothing makes the type take the action rules it out.
    private Sequence<int> Implementable(ContractProblem type, CancellationToken cancellation) => [.. type.Solve(new MinimumPayments { Program = method }, cancellation)
        .Actions.Where(action => action.Implementability != Implementability.NotImplementable).Select(action => action.Action)];

    private MenuMixture? Recommended(MenuMixture found, double value, CancellationToken cancellation)
    {
        MenuProgram support = new(problem, Sequence.Of(problem.TypeCount, type =>
            Enumerable.Range(0, problem.ActionCount).Where(action => found.Chances[type, action] > 0).ToSequence()));
        SolvedProgram restricted = SolvedProgram.Solve("value of the best menu over the recommendations made", support, method, cancellation);
        if (!restricted.Solution.IsOptimal || IsLess(restricted, value))
        {
            return null;
        }

        MenuMixture menu = MenuMixture.Read(problem, support, restricted.Solution.Primal.Span) with { Method = method };
        if (menu.Leak > 0)
        {
            return null;
        }

        solved.Add(restricted);
        return menu;
    }
}
