namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <content>Prices and reduced costs from the program's own numbers, refined as the point is.</content>
internal sealed partial class DenseEngine
{
    /// <summary>Refines prices under which every basic variable has reduced cost 0, from slopes read off the tableau.</summary>
    /// <param name="slopes">Slope along each column.</param>
    /// <param name="costs">Costs of the structural variables.</param>
    /// <remarks>Prices of rows with basic activity are given beforehand. Reduced costs go to <see cref="Reduced"/>, by variable.</remarks>
    private bool CompletePrices(ReadOnlySpan<double> slopes, ReadOnlySpan<double> costs)
    {
        for (int column = 0; column < tableau.Columns; column++)
        {
            int row = tableau.Nonbasic[column] - tableau.Columns;
            if (row >= 0)
            {
                prices[row] = slopes[column];
            }
        }

        double previous = double.PositiveInfinity;
        for (int round = 0; ; round++)
        {
            ReduceCosts(costs, isPlain: round == 0);
            double worst = WorstBasicCost();
            if (worst <= Rounding)
            {
                return true;
            }

            if (round == RefinementRounds || !(worst < previous))
            {
                return worst <= LargestResidual;
            }

            previous = round == 0 ? double.PositiveInfinity : worst;
            if (round > 0)
            {
                CorrectPrices();
            }
        }
    }

    // costs − Aᵀ·prices.
    private void ReduceCosts(ReadOnlySpan<double> costs, bool isPlain)
    {
        Span<double> high = Reduced;
        Span<double> low = reducedRests.AsSpan(0, tableau.Stride);
        Span<double> largest = columnSizes.AsSpan(0, tableau.Stride);
        priceRounding = UnitRoundoff * DenseKernels.LargestSize(prices.AsSpan(0, tableau.Height));
        if (!isPlain)
        {
            low.Clear();
        }

        DenseKernels.CopyWithSizes(costs, priceRounding, high, largest);

        SubtractPriced(new(high, low, largest), isPlain);
        if (!isPlain)
        {
            DenseKernels.AddMultiple(high, low, 1);
        }
    }

    private void SubtractPriced(AccurateVector sums, bool isPlain)
    {
        if (HasSparseCells && program.HasRows && AreFew(CountPriced()))
        {
            for (int row = 0; row < tableau.Rows; row++)
            {
                if (prices[row] != 0)
                {
                    AccurateKernels.SubtractMultiple(sums, program.RowColumns(row), program.RowPositions(row), program.Coefficients, prices[row], isPlain);
                }
            }

            return;
        }

        program.RequireMatrix();
        for (int row = 0; row < tableau.Rows; row++)
        {
            if (prices[row] == 0)
            {
                continue;
            }

            if (isPlain)
            {
                AccurateKernels.PlainSubtractMultiple(sums, program.Row(row), prices[row]);
            }
            else
            {
                AccurateKernels.SubtractMultiple(sums, program.Row(row), prices[row]);
            }
        }
    }

    // Entries of the rows that have a price.
    private int CountPriced()
    {
        int count = 0;
        for (int row = 0; row < tableau.Rows; row++)
        {
            count += prices[row] == 0 ? 0 : program.RowCount(row);
        }

        return count;
    }

    private double WorstBasicCost()
    {
        double worst = 0;
        for (int row = 0; row < tableau.Rows; row++)
        {
            int variable = tableau.Basic[row];
            if (variable < tableau.Columns && reduced[variable] != 0)
            {
                worst = Math.Max(worst, Math.Abs(reduced[variable]) / columnSizes[variable]);
            }
        }

        return worst;
    }

    private void CorrectPrices()
    {
        Span<double> correction = residuals.AsSpan(0, tableau.Stride);
        correction.Clear();
        for (int row = 0; row < tableau.Rows; row++)
        {
            int variable = tableau.Basic[row];
            if (variable < tableau.Columns && reduced[variable] != 0)
            {
                DenseKernels.AddMultiple(correction, tableau.Row(row), reduced[variable]);
            }
        }

        for (int column = 0; column < tableau.Columns; column++)
        {
            int row = tableau.Nonbasic[column] - tableau.Columns;
            if (row >= 0)
            {
                prices[row] += correction[column];
            }
        }
    }
}
