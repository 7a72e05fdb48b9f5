using System.Globalization;
using System.Numerics;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Contracts.Menus;

/// <summary>Writes the program of a menu over some of its cells (type, recommended action); the others recommend and pay nothing.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Cells">The actions that may be recommended to each type, shape [type], ascending.</param>
internal sealed record MenuProgram(MenuProblem Problem, Sequence<Sequence<int>> Cells) : IProgramSource
{
    /// <summary>The program over all cells.</summary>
    public static MenuProgram Of(MenuProblem problem) =>
        new(problem, Sequence.Of(problem.TypeCount, _ => Sequence.Of(problem.ActionCount, action => action)));

    private int CellSize => Problem.OutcomeCount + 1;

    /// <inheritdoc/>
    public LinearProgram Write() => Write(ProgramNumbers.Doubles);

    /// <inheritdoc/>
    public LinearProgram WriteExactly() => Write(ProgramNumbers.Rationals);

    /// <summary>The probability of a recommendation, followed by the payments on outcomes times that probability.</summary>
    public int FirstVariable(int type, int cell)
    {
        int before = 0;
        for (int earlier = 0; earlier < type; earlier++)
        {
            before += Cells[earlier].Count;
        }

        return (before + cell) * CellSize;
    }

    /// <summary>What holds the value down: rows of incentives and of staying, and the caps.</summary>
    public Sequence<BindingIncentive> Binding(SolvedProgram solved)
    {
        if (!solved.Solution.IsOptimal)
        {
            return [];
        }

        Sequence<BindingIncentive> incentives = BindingIncentive.Of(solved, Incentives(solved.Solution));
        (Rational? payment, Rational? sum) = (Problem.Types[0].PaymentCap, Problem.Types[0].SumCap);
        BindingIncentive[] caps =
        [
            .. Caps(solved.Solution, payment, "a payment", 0, Problem.OutcomeCount),
            .. Caps(solved.Solution, sum, "a sum of payments", payment is null ? 0 : Problem.OutcomeCount, 1),
        ];
        return [.. incentives, .. caps.Where(cap => Tolerances.Optimality.Exceeds(cap.ShadowPrice, Math.Abs(solved.Solution.Value)))];
    }

    private IEnumerable<BindingIncentive> Caps(LinearProgramSolution solution, Rational? cap, string what, int first, int count) =>
        cap is { } limit ? [new(CapWords.Exceeded(what, limit), CapPrice(solution, first, count))] : [];

    // A cap stands in its rows times the probability of the recommendation: this is what a unit more of it is worth in all of them.
    private double CapPrice(LinearProgramSolution solution, int first, int count)
    {
        MenuLayout layout = new(this);
        CompensatedSum price = default;
        for (int type = 0; type < Problem.TypeCount; type++)
        {
            for (int cell = 0; cell < Cells[type].Count; cell++)
            {
                for (int row = layout.Caps(type, cell) + first; row < layout.Caps(type, cell) + first + count; row++)
                {
                    price += -solution.RowDuals[row] * solution.Primal[FirstVariable(type, cell)];
                }
            }
        }

        return price.Value;
    }

    // The rows of incentives and staying, and what they forbid in words. A cost stands in rows of obedience times the probability of the recommendation; where types
    // could lie or stay away it stands in other rows as well, and what it is worth cannot be told by row.
    private IEnumerable<(int Row, string Deviation, double? CostWeight)> Incentives(LinearProgramSolution solution)
    {
        MenuLayout layout = new(this);
        bool isCostInOneKind = Problem.TypeCount == 1 && layout.Outside(0) is null;
        for (int type = 0; type < Problem.TypeCount; type++)
        {
            for (int report = 0; report < Problem.TypeCount; report++)
            {
                foreach ((int cell, int action) in Steps(type, report))
                {
                    int advised = Cells[type][cell];
                    yield return (layout.Obedience(type, cell) + action - (action > advised ? 1 : 0), Words(type, report, advised, action), isCostInOneKind ? solution.Primal[FirstVariable(type, cell)] : null);
                }

                if (report != type)
                {
                    yield return (layout.Closing(type, report), Words(type, report, null, null), null);
                }
            }

            if (layout.Outside(type) is { } outside)
            {
                yield return (outside, string.Create(CultureInfo.InvariantCulture, $"type {type} stays away"), null);
            }
        }
    }

    // The plain rows of a type that tells the truth and disobeys.
    private IEnumerable<(int Cell, int Action)> Steps(int type, int report) => type != report
        ? []
        : from cell in Enumerable.Range(0, Cells[type].Count)
          from action in Enumerable.Range(0, Problem.ActionCount)
          where action != Cells[type][cell]
          select (cell, action);

    private static string Words(int type, int report, int? advised, int? action) => advised is null
        ? string.Create(CultureInfo.InvariantCulture, $"type {type} says {report}, and then does what is best for it")
        : string.Create(CultureInfo.InvariantCulture, $"type {type}, recommended action {advised}, takes action {action}");

    private LinearProgram Write<T>(ProgramNumbers<T> numbers)
        where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        TruthfulProgram<T> program = new(ObjectiveSense.Maximize, numbers);
        program.Writer.AddVariables(FirstVariable(Problem.TypeCount - 1, Cells[^1].Count));
        MenuTypeData<T>[] types = [.. Problem.Types.Select(type => MenuTypeData<T>.Of(type, numbers))];
        for (int type = 0; type < types.Length; type++)
        {
            AddLottery(program.Writer, type, numbers);
        }

        for (int type = 0; type < types.Length; type++)
        {
            for (int report = 0; report < types.Length; report++)
            {
                AddIncentives(program, types[type], type, report);
            }

            if (Problem.Types[type].OutsideOption is { } outside)
            {
                _ = program.AddComparison(numbers.From(outside), new MenuPayoffs<T>(this, types[type], type, type).WriteTruth);
            }
        }

        AddCaps(program.Writer, numbers);
        return program.Writer.WriteOut();
    }

    private void AddLottery<T>(LinearProgramWriter<T> writer, int type, ProgramNumbers<T> numbers)
        where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        writer.BeginEqual(T.MultiplicativeIdentity);
        Rational weight = Problem.TypeProbabilities[type];
        for (int cell = 0; cell < Cells[type].Count; cell++)
        {
            int first = FirstVariable(type, cell);
            writer.Put(first, T.MultiplicativeIdentity);
            writer.SetCost(first, numbers.From(weight * Problem.Types[type].ExpectedReward(Cells[type][cell])));
            for (int outcome = 0; outcome < Problem.OutcomeCount; outcome++)
            {
                writer.SetCost(first + 1 + outcome, numbers.From(-weight * Problem.Types[type].OutcomeProbabilities[Cells[type][cell], outcome]));
            }
        }
    }

    private void AddIncentives<T>(TruthfulProgram<T> program, MenuTypeData<T> data, int type, int report)
        where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        if (type != report)
        {
            _ = program.AddDeviation(new MenuPayoffs<T>(this, data, type, report), areNonnegative: false);
            return;
        }

        foreach ((int cell, int action) in Steps(type, report))
        {
            _ = program.AddComparison(T.AdditiveIdentity, payoff =>
            {
                int first = FirstVariable(type, cell);
                data.Write(first, Cells[type][cell], payoff.Add);
                data.Write(first, action, (variable, coefficient) => payoff.Add(variable, -coefficient));
            });
        }
    }

    private void AddCaps<T>(LinearProgramWriter<T> writer, ProgramNumbers<T> numbers)
        where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        int cells = FirstVariable(Problem.TypeCount - 1, Cells[^1].Count) / CellSize;
        (Rational? payment, Rational? sum) = (Problem.Types[0].PaymentCap, Problem.Types[0].SumCap);
        for (int cell = 0; cell < cells; cell++)
        {
            int first = cell * CellSize;
            for (int outcome = 0; payment is not null && outcome < Problem.OutcomeCount; outcome++)
            {
                writer.BeginAtLeast(T.AdditiveIdentity);
                writer.Put(first, numbers.From(payment.Value));
                writer.Put(first + 1 + outcome, -T.MultiplicativeIdentity);
            }

            if (sum is { } limit)
            {
                writer.BeginAtLeast(T.AdditiveIdentity);
                writer.Put(first, numbers.From(limit));
                for (int outcome = 0; outcome < Problem.OutcomeCount; outcome++)
                {
                    writer.Put(first + 1 + outcome, -T.MultiplicativeIdentity);
                }
            }
        }
    }

    /// <summary>A type reports another: it sees the recommendation made to that type (the cell) and takes an action (the answer).</summary>
    private readonly record struct MenuPayoffs<T>(MenuProgram Program, MenuTypeData<T> Data, int Type, int Report) : IDeviationPayoffs<T>
        where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        public int Cells => Program.Cells[Report].Count;

        public int Answers => Program.Problem.ActionCount;

        public T Margin => T.AdditiveIdentity;

        public void WriteAnswer(int cell, int answer, PayoffTerms<T> payoff) => Data.Write(Program.FirstVariable(Report, cell), answer, payoff.Add);

        public void WriteTruth(PayoffTerms<T> payoff)
        {
            for (int cell = 0; cell < Program.Cells[Type].Count; cell++)
            {
                Data.Write(Program.FirstVariable(Type, cell), Program.Cells[Type][cell], payoff.Add);
            }
        }
    }
}
