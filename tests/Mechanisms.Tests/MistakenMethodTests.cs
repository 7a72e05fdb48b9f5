using Mechanisms.AutomatedDesign;
using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Contracts;
using Mechanisms.Contracts.Menus;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.InformationAcquisition;
using Mechanisms.Persuasion;
using Mechanisms.ScoringRules;

namespace Mechanisms.Tests;

/// <summary>Methods that deny what exists, stop midway or pass a limit: the answers must say so, in every family, and never name another reason.</summary>
public sealed class MistakenMethodTests
{
    private const string Denied = "denied it. Solve with another method.";
    private static readonly Matrix<Rational> Identity = new(2, 2, [1, 0, 0, 1]);
    private static readonly HiredAgentsProblem Forecaster = HiredAgentsProblem.Forecasters(1, Rational.Parse("0.05"), Rational.Parse("0.8"));

    [Theory]
    [InlineData(LinearProgramStatus.Infeasible)]
    [InlineData(LinearProgramStatus.Unbounded)]
    public void A_method_that_denies_what_exists_is_said_to(LinearProgramStatus status)
    {
        ILinearProgramMethod method = Always(status);
        PersuasionProblem persuasion = PersuasionProblem.Create([0.7, 0.3], new Matrix<double>(2, 2, [0, 0, 1, 1]), new Matrix<double>(2, 2, [1, 0, 0, 1]));
        InformedSendersProblem senders = InformedSendersProblem.Create(new Matrix<Rational>(2, 2, [new(1, 2), 0, 0, new(1, 2)]), [2], Identity, [Identity]);
        DesignProblem design = DesignProblem.ForRevenue([new(1, 2), new(1, 2)], new Matrix<Rational>(2, 2, [1, 0, 2, 0]));
        MenuProblem menus = MenuProblem.Create([Rational.One], Choice());
        PersuasionSolution[] schemes = [persuasion.Solve(new Recommendations { Program = method }), persuasion.Solve(new StatePrices { Program = method })];
        InformedSendersSolution reports = senders.Solve(new TruthfulReports { Program = method });
        DesignSolution[] designs = [design.Solve(new() { Program = method }), design.WithoutPayments().Solve(new() { Program = method, Participation = Participation.Forced })];
        MenuSolution menu = menus.Solve(new WholeMenu { Program = method });

        Assert.All((IEnumerable<(LinearProgramStatus Status, string Words)>)
            [
                .. schemes.Select(solution => (solution.Status, solution.Explain())),
                (reports.Status, reports.Explain()),
                .. designs.Select(solution => (solution.Status, solution.Explain())),
                (menu.Status, menu.Explain()),
            ],
            answer =>
            {
                Assert.Equal(LinearProgramStatus.NumericalTrouble, answer.Status);
                Assert.EndsWith(Denied, answer.Words, StringComparison.Ordinal);
            });
    }

    // Efforts under which nobody works are refused as usual; the last program stops. Its reason must be told, not that of the first refusal.
    [Fact]
    public void The_reason_told_is_that_of_the_program_that_stopped()
    {
        HiredAgentsProblem problem = AgentsWithCopy();
        LinearProgramSolution[] sound = [.. problem.Solve(new Deterministic()).Programs.Select(solved => solved.Solution)];
        Assert.Contains(sound.SkipLast(1), solution => solution.Status == LinearProgramStatus.Infeasible);
        int call = 0;
        HiredAgentsSolution solution = problem.Solve(new Deterministic
        {
            Program = new AlteredMethod(LinearProgramMethods.Default, (_, answer) =>
                ++call == sound.Length ? Bare(LinearProgramStatus.PivotLimit) : call == 1 ? Bare(LinearProgramStatus.Infeasible, answer.RowDuals.Count) : answer),
        });
        Assert.Equal(LinearProgramStatus.PivotLimit, solution.Status);
        Assert.Contains(Bare(LinearProgramStatus.PivotLimit).Explain(), solution.Explain(), StringComparison.Ordinal);
    }

    // All payments are denied, and the search for a higher cap succeeds.
    [Fact]
    public void A_scoring_method_that_denies_every_effort_but_finds_caps_has_trouble()
    {
        ScoringProblem problem = ScoringProblem.Create(
            [0.5, 0.5], [0, 0.1], [new(2, 2, [0.5, 0.5, 0.5, 0.5]), new(2, 2, [1, 0, 0, 1])], new(2, 2, [1, 0, 0, 1])).WithPaymentCap(0.5);
        AlteredMethod method = new(LinearProgramMethods.Default, (program, answer) =>
            program.Costs.Count(cost => cost != 0) > 1 ? Bare(LinearProgramStatus.Infeasible, program.RowCount) : answer);
        ScoringSolution solution = problem.Solve(new SignalMenus { Program = method });

        Assert.Contains(solution.Programs, solved => solved.Solution.IsOptimal);
        Assert.Equal(LinearProgramStatus.NumericalTrouble, solution.Status);
        Assert.Contains("contradicted itself", solution.ToString(), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => solution.BestEffort);
    }

    // The cap of 1/6 binds. A payment above it by rounding is none; one above it by more is the method's mistake and no limit of mechanisms.
    [Theory]
    [InlineData(1e-10, true)]
    [InlineData(1e-3, false)]
    public void An_optimum_above_the_cap_is_no_limit_of_mechanisms(double above, bool isRounding)
    {
        HiredAgentsProblem problem = Forecaster.WithPaymentCap(new Rational(1, 6));
        AlteredMethod method = new(LinearProgramMethods.Default, (_, answer) => !answer.IsOptimal ? answer : answer with
        {
            Primal = [.. answer.Primal.Select(value => Math.Abs(value - (1.0 / 6)) < 1e-9 ? value + above : value)],
        });
        foreach (IHiredAgentsFormulation formulation in (IHiredAgentsFormulation[])[new Deterministic { Program = method }, new Correlated { Program = method }])
        {
            HiredAgentsSolution solution = problem.Solve(formulation);
            Assert.Equal(isRounding ? LinearProgramStatus.Optimal : LinearProgramStatus.NumericalTrouble, solution.Status);
            Assert.Equal(isRounding, solution.IsAttained);
            Assert.Equal(isRounding, solution.Audit(new() { Mode = AuditMode.Floating }).Passed);
            Assert.DoesNotContain("limit of mechanisms", solution.Explain(), StringComparison.Ordinal);
            Assert.True(!isRounding || solution.Approach(0.5).LargestPayment <= new Rational(1, 6) + Rational.FromDouble(1e-16));
        }
    }

    // Two costs that differ by less than rounding make no limit of what rounding leaves on a profile that is never recommended.
    [Fact]
    public void Dust_beside_nearly_equal_costs_is_no_limit_of_mechanisms()
    {
        HiredAgentsProblem problem = HiredAgentsProblem.Create(
            [new Rational(1, 2), new Rational(1, 2)], Identity, [[Rational.One, Rational.One + Rational.Parse("0.000000000001")]], [1], Sequence.Of(2, _ => new Matrix<Rational>(2, 1, [1, 1])));
        AlteredMethod method = new(LinearProgramMethods.Default, (_, answer) => !answer.IsOptimal ? answer : answer with
        {
            Primal = [.. answer.Primal.Select((value, place) => place >= 2 && value == 0 ? 1e-20 : value)],
        });
        Assert.True(problem.Solve(new Correlated { Program = method }).IsAttained);
    }

    [Theory]
    [InlineData(LinearProgramStatus.PivotLimit, LinearProgramStatus.PivotLimit)]
    [InlineData(LinearProgramStatus.Cancelled, LinearProgramStatus.Cancelled)]
    [InlineData(LinearProgramStatus.Infeasible, LinearProgramStatus.NumericalTrouble)]
    public void A_cell_that_cannot_be_priced_leaves_the_value_of_a_menu_unknown(LinearProgramStatus stopped, LinearProgramStatus ended)
    {
        MenuProblem problem = MenuProblem.Create([new(1, 2), new(1, 2)], Three(0.1, 0.2), Three(0.3, 0.05));
        MenuSolution sound = problem.Solve(new GeneratedCells());
        Assert.Equal(problem.Solve(new WholeMenu()).Value, sound.Value, 1e-9);

        // The programs that price cells are those with a penalty; they come after those of the types alone and of the menu.
        AlteredMethod method = new(LinearProgramMethods.Default, (program, answer) =>
            program.Costs.Any(cost => cost == -1000) ? Bare(stopped, program.RowCount) : answer);
        MenuSolution solution = problem.Solve(new GeneratedCells { Program = method });
        Assert.Equal(ended, solution.Status);
        Assert.Throws<InvalidOperationException>(() => solution.Value);
        Assert.DoesNotContain("keeps every type. Raise", solution.Explain(), StringComparison.Ordinal);
    }

    [Fact]
    public void Pivots_of_generated_cells_are_those_of_all_programs()
    {
        MenuProblem problem = MenuProblem.Create([new(1, 2), new(1, 2)], Three(0.1, 0.2), Three(0.3, 0.05));
        long pivots = 0;
        AlteredMethod counting = new(LinearProgramMethods.Default, (_, answer) =>
        {
            pivots += answer.Pivots;
            return answer;
        });
        MenuSolution solution = problem.Solve(new GeneratedCells { Program = counting });
        Assert.Equal(pivots, Assert.Single(solution.Programs).Solution.Pivots);
        Assert.True(pivots > 0);
    }

    [Fact]
    public void Pricing_can_be_cancelled()
    {
        MenuProblem problem = MenuProblem.Create([new(1, 2), new(1, 2)], Three(0.1, 0.2), Three(0.3, 0.05));
        using CancellationTokenSource source = new();
        Watching method = new(program =>
        {
            if (program.Costs.Any(cost => cost == -1000))
            {
                source.Cancel();
            }
        });
        Assert.Equal(LinearProgramStatus.Cancelled, problem.Solve(new GeneratedCells { Program = method }, source.Token).Status);
    }

    // The search for a menu asks the caller's method alone, and an action that it leaves undecided stays in.
    [Fact]
    public void Undecided_actions_are_not_left_out_of_a_menu()
    {
        MenuProblem problem = MenuProblem.Create([Rational.One], Choice());
        double value = problem.Solve(new WholeMenu()).Value;
        int asked = 0;
        AlteredMethod method = new(LinearProgramMethods.Default, (program, answer) =>
        {
            asked++;
            return program.VariableCount == 2 && answer.IsOptimal && answer.Value > 0 ? Bare(LinearProgramStatus.PivotLimit) : Leaking(answer);
        });
        MenuSolution solution = problem.Solve(new WholeMenu { Program = method });
        Assert.True(asked > 2, $"The method was asked {asked} times.");
        Assert.Equal(value, solution.Value, 1e-9);
        Assert.True(!solution.IsAttained || Math.Abs(MenuIncentives.Check(problem, solution.Menu, Tolerances.Gain).Value - value) < 1e-9);
    }

    // Pays on a recommendation that is never made, where one is.
    private static LinearProgramSolution Leaking(LinearProgramSolution answer)
    {
        if (!answer.IsOptimal || answer.Primal.Count != 6 || answer.Primal[0] != 0)
        {
            return answer;
        }

        double[] primal = [.. answer.Primal];
        primal[1] = 1;
        return answer with { Primal = [.. primal] };
    }

    private static ContractProblem Choice() => ContractProblem.Create(new Matrix<double>(2, 2, [0.8, 0.2, 0.2, 0.8]), [0, 0.1], [0, 1]);

    private static ContractProblem Three(double second, double third) => ContractProblem.Create(
        new Matrix<double>(3, 3, [0.8, 0.1, 0.1, 0.1, 0.8, 0.1, 0.1, 0.1, 0.8]), [0, second, third], [0, 1, 2]).WithPaymentCap(1);

    // One effort and a dearer copy of it, which no payments make anybody choose.
    private static HiredAgentsProblem AgentsWithCopy()
    {
        Matrix<Rational> law = new(2, 2, [new(4, 5), new(1, 5), new(1, 5), new(4, 5)]);
        return HiredAgentsProblem.WithIndependentSignals([new(1, 2), new(1, 2)], Identity, [[0, new(1, 10), 0]], [[law, law, law]]);
    }

    private static AlteredMethod Always(LinearProgramStatus status) => new(LinearProgramMethods.Default, (program, _) => Bare(status, program.RowCount));

    private static LinearProgramSolution Bare(LinearProgramStatus status, int rows = 0) => status switch
    {
        LinearProgramStatus.Infeasible => new() { Status = status, Method = "mistaken", FarkasMultipliers = [.. new double[rows]] },
        _ => new() { Status = status, Method = "mistaken" },
    };

    private sealed class Watching(Action<LinearProgram> watch) : ILinearProgramMethod
    {
        public string Name => "watched";

        public LinearProgramSolution Solve(LinearProgram program, CancellationToken cancellation = default)
        {
            watch(program);
            return LinearProgramMethods.Default.Solve(program, cancellation);
        }
    }
}
