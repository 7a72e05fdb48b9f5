namespace Mechanisms.Foundations.LinearPrograms.Exact;

/// <content>Which variable enters, which one leaves, and the pivot.</content>
internal sealed partial class ExactTableau<T>
{
    public ExactOutcome Step()
    {
        bool isFeasible = Evaluate();
        Price(isFeasible);
        if (entering < 0)
        {
            return isFeasible ? ExactOutcome.Optimal : ExactOutcome.Infeasible;
        }

        if (!FindLeaving(out int leaving, out bool isShort))
        {
            return ExactOutcome.Unbounded;
        }

        if (leaving < 0)
        {
            status[nonbasic[entering]] = direction > 0 ? BasisStatus.AtUpper : BasisStatus.AtLower;
        }
        else if (!TryPivot(leaving))
        {
            return ExactOutcome.NeedsWiderIntegers;
        }

        usesBland = isShort;
        return ExactOutcome.Moved;
    }

    // Values of the basic variables times the denominator, and which bounds they violate: side -1 below, 1 above.
    private bool Evaluate()
    {
        bool isFeasible = true;
        for (int row = 0; row < rows; row++)
        {
            T sum = T.Zero;
            ReadOnlySpan<T> line = entries.AsSpan(row * columns, columns);
            for (int column = 0; column < columns; column++)
            {
                sum += line[column] * NonbasicValue(nonbasic[column]);
            }

            int variable = basic[row];
            values[row] = sum;
            sides[row] = data.Lower[variable] is not null && sum < lower[variable] * denominator ? -1
                : data.Upper[variable] is not null && sum > upper[variable] * denominator ? 1
                : 0;
            isFeasible &= sides[row] == 0;
        }

        return isFeasible;
    }

    // The steepest slope enters, ties to the lowest index; under Bland's rule the lowest index that improves.
    private void Price(bool isFeasible)
    {
        entering = -1;
        T steepest = T.Zero;
        for (int column = 0; column < columns; column++)
        {
            int variable = nonbasic[column];
            T slope = isFeasible ? entries[(rows * columns) + column] : ViolationSlope(column);
            T size = T.Abs(slope);
            bool improves = status[variable] switch
            {
                BasisStatus.AtLower => T.IsNegative(slope) && !IsFixed(variable),
                BasisStatus.AtUpper => T.IsPositive(slope) && !T.IsZero(slope) && !IsFixed(variable),
                _ => !T.IsZero(slope),
            };
            bool isBetter = entering < 0 || (usesBland ? variable < nonbasic[entering] : size > steepest || (size == steepest && variable < nonbasic[entering]));
            if (improves && isBetter)
            {
                (entering, steepest, direction) = (column, size, T.IsNegative(slope) ? 1 : -1);
            }
        }
    }

    private bool IsFixed(int variable) =>
        data.Lower[variable] is not null && data.Upper[variable] is not null && lower[variable] == upper[variable];

    private T ViolationSlope(int column)
    {
        T slope = T.Zero;
        for (int row = 0; row < rows; row++)
        {
            T entry = entries[(row * columns) + column];
            slope += sides[row] > 0 ? entry : sides[row] < 0 ? -entry : T.Zero;
        }

        return slope;
    }

    // The first bound met, ties to the lowest index; false when nothing stops the entering variable.
    private bool FindLeaving(out int leaving, out bool isShort)
    {
        int variable = nonbasic[entering];
        leaving = -1;
        bool isStopped = data.Lower[variable] is not null && data.Upper[variable] is not null;
        (T length, T speed) = isStopped ? (upper[variable] - lower[variable], T.One) : (T.Zero, T.One);
        for (int row = 0; row < rows; row++)
        {
            T motion = entries[(row * columns) + entering] * T.CreateChecked(direction);
            if (!StopsAt(row, motion, out T bound))
            {
                continue;
            }

            T distance = T.Abs((bound * denominator) - values[row]);
            T rate = T.Abs(motion);
            int order = isStopped ? CompareFractions(distance, rate, length, speed) : -1;
            if (order < 0 || (order == 0 && leaving >= 0 && basic[row] < basic[leaving]))
            {
                (leaving, length, speed, isStopped) = (row, distance, rate, true);
            }
        }

        isShort = isStopped && T.IsZero(length);
        return isStopped;
    }

    // A variable that violates a bound is stopped there on its way back, and by nothing on its way out.
    private bool StopsAt(int row, T motion, out T bound)
    {
        int variable = basic[row];
        int side = sides[row];
        bool isUp = !T.IsNegative(motion);
        bool atUpper = StopsAtUpper(side, isUp);
        bound = atUpper ? upper[variable] : lower[variable];
        bool isOutward = side != 0 && isUp == side > 0;
        return !T.IsZero(motion) && !isOutward && (atUpper ? data.Upper[variable] : data.Lower[variable]) is not null;
    }

    private static bool StopsAtUpper(int side, bool isUp) => side > 0 || (side == 0 && isUp);

    // The order of a/b and c/d by their continued fractions, in which nothing is larger than what is given; a, c ≥ 0 and b, d > 0.
    private static int CompareFractions(T a, T b, T c, T d)
    {
        for (int sign = 1; ; sign = -sign)
        {
            (T left, T leftRest) = T.DivRem(a, b);
            (T right, T rightRest) = T.DivRem(c, d);
            if (left != right || T.IsZero(leftRest) || T.IsZero(rightRest))
            {
                return sign * (left != right ? left.CompareTo(right) : leftRest.CompareTo(rightRest));
            }

            (a, b, c, d) = (b, leftRest, d, rightRest);
        }
    }

    // Entry (i, j) becomes (entry(i, j)·pivot − entry(i, entering)·entry(leaving, j)) / denominator, exactly; the pivot's sign moves out so
    // that the next denominator |pivot| is positive.
    private bool TryPivot(int leaving)
    {
        T pivot = entries[(leaving * columns) + entering];
        bool isNegative = T.IsNegative(pivot);
        T size = T.Abs(pivot);
        for (int row = 0; row <= rows; row++)
        {
            if (row != leaving && !TryEliminate(row, leaving, size, isNegative))
            {
                return false;
            }
        }

        for (int column = 0; column < columns; column++)
        {
            T entry = entries[(leaving * columns) + column];
            next[(leaving * columns) + column] = isNegative ? entry : -entry;
        }

        next[(leaving * columns) + entering] = isNegative ? -denominator : denominator;
        bool isUp = T.IsNegative(pivot) == direction < 0;
        status[basic[leaving]] = StopsAtUpper(sides[leaving], isUp) ? BasisStatus.AtUpper : BasisStatus.AtLower;
        status[nonbasic[entering]] = BasisStatus.Basic;
        (basic[leaving], nonbasic[entering]) = (nonbasic[entering], basic[leaving]);
        (entries, next) = (next, entries);
        denominator = size;
        return true;
    }

    private bool TryEliminate(int row, int leaving, T size, bool isNegative)
    {
        ReadOnlySpan<T> line = entries.AsSpan(row * columns, columns);
        ReadOnlySpan<T> pivotLine = entries.AsSpan(leaving * columns, columns);
        Span<T> target = next.AsSpan(row * columns, columns);
        T factor = isNegative ? -line[entering] : line[entering];
        for (int column = 0; column < columns; column++)
        {
            T entry = line[column] * size;
            entry = T.IsZero(factor) ? entry : entry - (factor * pivotLine[column]);
            entry = denominator == T.One || T.IsZero(entry) ? entry : entry / denominator;
            if (!T.IsZero(limit) && T.Abs(entry) > limit)
            {
                return false;
            }

            target[column] = entry;
        }

        target[entering] = factor;
        return true;
    }
}
