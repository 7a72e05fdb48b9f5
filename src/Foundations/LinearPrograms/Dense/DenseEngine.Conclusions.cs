using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <content>
/// Conclusions. Each is drawn from refined numbers, in which what is below rounding counts as 0 and everything above it counts, however
/// small: a status must not hang on a tolerance. Where refined numbers contradict the tableau the search goes on from them.
/// </content>
internal sealed partial class DenseEngine
{
    // Setbacks after which the tableau is built anew each time, and after which small violations are let pass.
    private const int PatientSetbacks = 4;
    private const int StrictSetbacks = 12;

    private const int Unknown = -2;

    // Values this many times the rounding of the point may be nothing but rounding, amplified by the basis.
    public const double Suspicion = 1 << 20;

    // Relative violations that pass: none beyond rounding, until many setbacks have shown that the numbers do not allow more.
    private double Leniency => setbacks < StrictSetbacks ? 0 : Tolerances.Feasibility.Relative;

    private LinearProgramStatus? Conclude(bool isFeasible)
    {
        if (!CompletePoint())
        {
            return Setback();
        }

        double violation = CleanValues();
        if (isFeasible)
        {
            return violation > 0 ? SharpenFeasibility(violation) : ConcludeOptimal();
        }

        // Cells built anew would show the violation again that refined values do not have.
        return violation > 0 ? ConcludeInfeasible() : Setback(keepsValues: true);
    }

    private LinearProgramStatus? ConcludeOptimal()
    {
        ClearBasicPrices();
        if (!CompletePrices(tableau.Slopes, program.Cost))
        {
            return Setback();
        }

        double gain = CleanSlopes(tableau.Slopes);
        if (gain > 0)
        {
            return SharpenOptimality(gain);
        }

        return MayHaveGap && !IsGapRounding() ? ConcludeSharpened() : AcceptOptimum();
    }

    // Point and prices that are right up to rounding, but multiply to more than that.
    private LinearProgramStatus? ConcludeSharpened()
    {
        SharpenPoint();
        SharpenPrices();
        double violation = CleanValues();
        if (violation > 0)
        {
            return SharpenFeasibility(violation);
        }

        double gain = CleanSlopes(tableau.Slopes);
        return gain > 0 ? SharpenOptimality(gain) : IsGapRounding() ? AcceptOptimum() : Setback();
    }

    private LinearProgramStatus AcceptOptimum()
    {
        AnswerOptimal();
        return double.IsFinite(Objective) ? LinearProgramStatus.Optimal : GiveUp();
    }

    // With the violations' slopes as costs, the prices of a phase-1 optimum are Farkas multipliers.
    private LinearProgramStatus? ConcludeInfeasible()
    {
        Span<double> costs = point.AsSpan(0, tableau.Stride);
        costs.Clear();
        ClearBasicPrices();
        for (int row = 0; row < tableau.Rows; row++)
        {
            int variable = tableau.Basic[row];
            if (variable < tableau.Columns)
            {
                costs[variable] = Math.Sign(excess[row]);
            }
            else
            {
                prices[variable - tableau.Columns] = -Math.Sign(excess[row]);
            }
        }

        ReadOnlySpan<double> slopes = ComputeGradient();
        if (!CompletePrices(slopes, costs))
        {
            return Setback();
        }

        double gain = CleanSlopes(Gradient);
        if (gain > 0)
        {
            return SharpenOptimality(gain);
        }

        if (!ContradictBounds(costs))
        {
            return Setback();
        }

        AnswerInfeasible();
        return LinearProgramStatus.Infeasible;
    }

    private LinearProgramStatus? ConcludeUnbounded(int entering, double direction)
    {
        double violation = CompletePoint() ? CleanValues() : double.NaN;
        if (!(violation <= 0))
        {
            return violation > 0 ? SharpenFeasibility(violation) : Setback();
        }

        ClearBasicPrices();
        bool isPriced = CompletePrices(tableau.Slopes, program.Cost);
        if (!isPriced || !(CleanSlopes(tableau.Slopes) > 0) || !(Gain(entering, tableau.Slopes[entering]) > 0))
        {
            return Setback();
        }

        AnswerUnbounded(entering, direction);
        return LinearProgramStatus.Unbounded;
    }

    // Nothing stops the entering variable, as far as the tableau shows: computes its column anew, in which no entry is too small to stop
    // it. Returns the row that does, -1 for none, or Unknown.
    private int RecheckColumn(int entering, double direction)
    {
        Span<double> motion = Point;
        Span<double> resting = gradient.AsSpan(0, tableau.Stride);
        motion.Clear();
        resting.Clear();
        resting[entering] = 1;
        ScatterPoint(motion, resting, speeds);
        if (!Refine(motion, resting, out _))
        {
            return Unknown;
        }

        for (int row = 0; row < tableau.Rows; row++)
        {
            int variable = tableau.Basic[row] - tableau.Columns;
            double speed = variable < 0 ? motion[tableau.Basic[row]] : Activity(variable, motion, isPlain: false);
            bool isNoise = Math.Abs(speed) <= NoiseOfRow(row, speed);
            hasDoubt |= isNoise && speed != 0;
            speeds[row] = isNoise ? 0 : speed;
            tableau.Row(row)[entering] = speeds[row];
        }

        return FindStop(direction, double.Epsilon);
    }

    // Values that are but rounding become 0, those that miss a bound by rounding the bound; the other violations are noted. Returns the
    // largest of those.
    private double CleanValues()
    {
        double worst = 0;
        for (int row = 0; row < tableau.Rows; row++)
        {
            double value = tableau.Values[row];
            bool isInside = value >= tableau.Lower[row] && value <= tableau.Upper[row];
            excess[row] = 0;
            if (isInside && (value == 0 || !(Math.Abs(value) < pointRounding * Suspicion)))
            {
                continue;
            }

            double noise = Math.Min(NoiseOfRow(row, value), Feasibility * (1 + Math.Abs(value)));
            if (isInside)
            {
                SetValue(row, Math.Abs(value) <= noise && tableau.Lower[row] <= 0 && tableau.Upper[row] >= 0 ? 0 : value);
                continue;
            }

            double bound = value < tableau.Lower[row] ? tableau.Lower[row] : tableau.Upper[row];
            double violation = Math.Abs(value - bound);
            if (violation <= Math.Max(noise, Leniency * (1 + Math.Abs(bound))))
            {
                SetValue(row, bound);
            }
            else
            {
                excess[row] = value - bound;
                worst = Math.Max(worst, violation / (1 + Math.Abs(bound)));
            }
        }

        return worst;
    }

    private void SetValue(int row, double value)
    {
        tableau.Values[row] = value;
        if (tableau.Basic[row] < tableau.Columns)
        {
            point[tableau.Basic[row]] = value;
        }
    }

    // Takes refined slopes over by column, those within rounding as 0. Returns the largest gain that is left.
    private double CleanSlopes(Span<double> slopes)
    {
        for (int column = 0; column < tableau.Columns; column++)
        {
            int variable = tableau.Nonbasic[column];
            slopes[column] = variable < tableau.Columns ? reduced[variable] : prices[variable - tableau.Columns];
        }

        return DenseKernels.SteepestColumn(new(slopes, tableau.Rises, tableau.Falls), 0) < 0 ? 0 : CleanGains(slopes);
    }

    // Slopes of gains within rounding become 0.
    private double CleanGains(Span<double> slopes)
    {
        double best = 0;
        for (int column = 0; column < tableau.Columns; column++)
        {
            int variable = tableau.Nonbasic[column];
            double slope = slopes[column];
            double gain = Gain(column, slope);
            if (gain > 0 && gain <= Math.Max(Math.Min(NoiseOfColumn(column), Optimality * (1 + Math.Abs(slope))), Leniency))
            {
                slope = 0;
                SetSlope(variable, 0);
            }
            else
            {
                best = Math.Max(best, gain);
            }

            slopes[column] = slope;
        }

        return best;
    }

    private void SetSlope(int variable, double slope)
    {
        if (variable < tableau.Columns)
        {
            reduced[variable] = slope;
        }
        else
        {
            prices[variable - tableau.Columns] = slope;
        }
    }

    private void ClearBasicPrices()
    {
        for (int row = 0; row < tableau.Rows; row++)
        {
            if (tableau.Basic[row] >= tableau.Columns)
            {
                prices[tableau.Basic[row] - tableau.Columns] = 0;
            }
        }
    }

    // Whether the multipliers' combination of the rows demands more than the bounds of the variables allow.
    private bool ContradictBounds(ReadOnlySpan<double> costs)
    {
        CompensatedSum sum = default;
        double size = 0;
        for (int variable = 0; variable < tableau.Columns; variable++)
        {
            // Aᵀy = costs − reduced; reduced costs of basic variables are 0.
            double weight = tableau.Status[variable] == BasisStatus.Basic ? costs[variable] : -reduced[variable];
            double term = Product(-weight, weight > 0 ? program.Upper[variable] : program.Lower[variable]);
            sum += term;
            size += Math.Abs(term);
        }

        for (int row = 0; row < tableau.Rows; row++)
        {
            int variable = tableau.Columns + row;
            double term = Product(prices[row], prices[row] > 0 ? program.Lower[variable] : program.Upper[variable]);
            sum += term;
            size += Math.Abs(term);
        }

        return double.IsFinite(size) && sum.Value > Rounding * size;
    }

    private static double Product(double weight, double bound) => weight == 0 ? 0 : weight * bound;

    // A violation smaller than the search cares for counts all the same.
    private LinearProgramStatus? SharpenFeasibility(double violation)
    {
        feasibility = Math.Min(feasibility, violation / 2);
        return Setback();
    }

    private LinearProgramStatus? SharpenOptimality(double gain)
    {
        optimality = Math.Min(optimality, gain / 2);
        return Setback();
    }

    // The tableau and refined numbers do not agree: go on from the latter, later from a tableau built anew.
    private LinearProgramStatus? Setback(bool keepsValues = false)
    {
        setbacks++;
        (gained, idleStreak) = (0, 0);
        patienceEnd = Pivots + IdleLimit(tableau.Rows, tableau.Columns);
        if (setbacks > MaximumSetbacks)
        {
            return hasStart ? StartAnew() : GiveUp();
        }

        if (setbacks >= PatientSetbacks && !keepsValues)
        {
            Rebuild();
        }

        if (setbacks == StrictSetbacks)
        {
            (feasibility, optimality) = (Feasibility, Optimality);
        }

        return null;
    }

    // The basis that the search was given, or ended in before, may be what the numbers do not allow.
    private LinearProgramStatus? StartAnew()
    {
        tableau.Reset();
        Weights.Fill(1);
        BeginSearch();
        (hasStart, patienceEnd) = (false, Pivots + Endurance);
        return null;
    }

    private void Rebuild()
    {
        tableau.Rebuild();
        CompleteTableau();
    }

    // Values and slopes, for cells built anew.
    private void CompleteTableau()
    {
        tableau.AdoptBounds();
        tableau.ComputeSlopes();
        Weights.Fill(1);
    }
}
