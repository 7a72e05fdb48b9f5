using System.Diagnostics;
using System.Numerics;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Exact;

/// <summary>One solve of <see cref="ExactSimplex"/>.</summary>
internal sealed class ExactRun(LinearProgram program, ExactSimplex settings, long start, CancellationToken cancellation)
{
    private readonly IntegerData data = new(program);
    private long pivots;

    public LinearProgramSolution Solve()
    {
        if (HasCrossingBounds())
        {
            return new()
            {
                Status = LinearProgramStatus.Infeasible,
                Method = settings.Name,
                FarkasMultipliers = Sequence.Of(data.Rows, _ => 0.0),
                Advice = "A lower bound lies above its upper bound.",
            };
        }

        IExactTableau tableau = IntegerWidth.Narrow.Fits(data) ? ExactTableau<long>.Begin(data, IntegerWidth.Narrow)
            : IntegerWidth.Middle.Fits(data) ? ExactTableau<Int128>.Begin(data, IntegerWidth.Middle)
            : ExactTableau<BigInteger>.Begin(data, IntegerWidth.Any);
        while (true)
        {
            if (Interruption() is { } interruption)
            {
                return Answer(interruption, tableau);
            }

            ExactOutcome outcome = tableau.Step();
            if (outcome is not (ExactOutcome.Moved or ExactOutcome.NeedsWiderIntegers))
            {
                return Conclude(outcome, tableau);
            }

            bool isTooNarrow = outcome == ExactOutcome.NeedsWiderIntegers;
            tableau = isTooNarrow ? tableau.Widened() : tableau;
            pivots += isTooNarrow ? 0 : 1;
        }
    }

    private bool HasCrossingBounds() =>
        Enumerable.Range(0, data.Lower.Length).Any(index => data.Lower[index] > data.Upper[index]);

    // The step that would begin is stopped: a limit of 0 pivots allows none.
    private LinearProgramStatus? Interruption() =>
        cancellation.IsCancellationRequested ? LinearProgramStatus.Cancelled
        : settings.TimeLimit != Timeout.InfiniteTimeSpan && Stopwatch.GetElapsedTime(start) > settings.TimeLimit ? LinearProgramStatus.TimeLimit
        : pivots >= settings.MaxPivots ? LinearProgramStatus.PivotLimit
        : null;

    private LinearProgramSolution Conclude(ExactOutcome outcome, IExactTableau tableau) => outcome switch
    {
        ExactOutcome.Optimal => Optimal(tableau),
        ExactOutcome.Infeasible => Answer(LinearProgramStatus.Infeasible, tableau) with { FarkasMultipliers = Multipliers(tableau) },
        _ => Answer(LinearProgramStatus.Unbounded, tableau) with
        {
            Primal = Primal(tableau),
            Ray = tableau.Ray().Select(entry => new Rational(entry, tableau.Denominator).ToDouble()).ToSequence(),
        },
    };

    private LinearProgramSolution Optimal(IExactTableau tableau)
    {
        BigInteger[] point = tableau.Point();
        BigInteger sum = BigInteger.Zero;
        for (int column = 0; column < data.Columns; column++)
        {
            sum += data.Cost[column] * point[column];
        }

        Rational value = (data.Sign * new Rational(sum, tableau.Denominator * data.BoundScale * data.CostScale)) + data.Constant;
        if (!double.IsFinite(value.ToDouble()))
        {
            return Answer(LinearProgramStatus.NumericalTrouble, tableau) with
            {
                Advice = "The optimum is larger than any double. Choose a larger unit of the objective.",
            };
        }

        BigInteger[] slopes = tableau.Slopes();
        BigInteger scale = tableau.Denominator * data.CostScale;
        return Answer(LinearProgramStatus.Optimal, tableau) with
        {
            Value = value.ToDouble(),
            Primal = Primal(tableau),
            RowDuals = Sequence.Of(data.Rows, row => Ratio(data.Sign * slopes[data.Columns + row] * data.RowScale[row], scale)),
            ReducedCosts = Sequence.Of(data.Columns, column => Ratio(data.Sign * slopes[column], scale)),
        };
    }

    private Sequence<double> Primal(IExactTableau tableau)
    {
        BigInteger[] point = tableau.Point();
        BigInteger scale = tableau.Denominator * data.BoundScale;
        return Sequence.Of(data.Columns, column => Ratio(point[column], scale));
    }

    // Only their proportions count: whole numbers without a common factor lose nothing as doubles, unless they are very large.
    private Sequence<double> Multipliers(IExactTableau tableau)
    {
        BigInteger[] multipliers = [.. tableau.Multipliers().Select((multiplier, row) => multiplier * data.RowScale[row])];
        BigInteger divisor = multipliers.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor) * tableau.Denominator.Sign;
        bool isExact = multipliers.All(multiplier => BigInteger.Abs(multiplier) <= BigInteger.Abs(divisor) << 53);
        return Sequence.Of(data.Rows, row => Ratio(multipliers[row], isExact ? divisor : tableau.Denominator));
    }

    private static double Ratio(BigInteger numerator, BigInteger denominator) =>
        numerator.IsZero ? 0 : new Rational(numerator, denominator).ToDouble();

    private LinearProgramSolution Answer(LinearProgramStatus status, IExactTableau tableau)
    {
        ReadOnlySpan<BasisStatus> basis = tableau.Basis();
        return new()
        {
            Status = status,
            Method = settings.Name,
            Pivots = pivots,
            Basis = new(Sequence.Create(basis[..data.Columns]), Sequence.Create(basis[data.Columns..])),
        };
    }
}
