using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.References;

namespace Mechanisms.ScoringRules;

/// <summary>The programs of <see cref="ProperRules"/>, begun where they end: at the best menu for the beliefs of the effort alone, extended to all beliefs.</summary>
/// <remarks>
/// The menu comes from a program with the payments of the effort's own beliefs, and one variable for what each other belief earns by the best of them. Each
/// other belief is then given payments of its own that earn it as much and tempt no belief: a corner of a polytope of states dimensions. Shadow prices stay:
/// payments to beliefs that the effort does not lead to cost nothing. What comes together is an optimal basis of the large program as a rule, which is
/// checked and where need be mended by pivots on it, so that answer and evidence are those of the large program whatever the start was worth. The least
/// caps of efforts that a cap rules out are sought on the large program from the beginning.
/// <para>Own beliefs · states + other beliefs variables and beliefs · own beliefs + efforts rows for the menu, then one small program for each other belief. Beliefs ·
/// states variables, beliefs · (beliefs − 1) + efforts − 1 rows for the answer, once per effort, as <see cref="ProperRules"/>. Pivots counted are those of the menu and of the large program.</para>
/// </remarks>
[Reference("chen2023", "the linear program over proper rules on the belief set")]
[Reference("savage1971", "proper rules as menus of bets")]
public sealed record ExtendedMenus : IScoringFormulation
{
    /// <inheritdoc/>
    public string Name => "extended-menus";

    /// <summary>Gets the method that solves the programs of the menus; one whose answers have no basis saves the large programs nothing.</summary>
    /// <value><see cref="RevisedSimplex"/> without presolve by default, which can make these programs no smaller.</value>
    /// <exception cref="ArgumentNullException">The method is null.</exception>
    public ILinearProgramMethod Program { get; init => field = Given.Required(value); } = new RevisedSimplex { Presolve = false };

    /// <summary>Gets the method that finishes the large programs from the basis found.</summary>
    /// <value>The defaults of <see cref="RevisedSimplex"/>; its limits count for each program by itself.</value>
    /// <exception cref="ArgumentNullException">The method is null.</exception>
    public RevisedSimplex Finish { get; init => field = Given.Required(value); } = new();

    /// <inheritdoc/>
    public ScoringSolution Solve(ScoringProblem problem, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        PosteriorTable table = PosteriorTable.Of(problem);
        return new EffortPrograms(problem, this, (effort, hasFreeCap) => new ProperRuleProgram(problem, table, effort, hasFreeCap))
        {
            MethodOf = source => new MenuExtension((ProperRuleProgram)source, this),
        }.Solve(cancellation);
    }
}
