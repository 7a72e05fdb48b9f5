using System.Numerics;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Auditing;

/// <summary>Makes the coefficients of a program integers without common factors in a row, then in a column.</summary>
internal sealed class IntegerScaling(LinearProgram program)
{
    private readonly BigInteger[] entries = new BigInteger[program.CoefficientCount];

    /// <summary>Scales.</summary>
    /// <returns>The integers, what each row was multiplied by and what each column was divided by.</returns>
    public (IntegerEntries Entries, Rational[] RowScale, BigInteger[] ColumnScale) Scale()
    {
        BigInteger[] denominators = Denominators();
        BigInteger[] factors = new BigInteger[program.RowCount];
        for (int position = 0; position < entries.Length; position++)
        {
            int row = program.RowIndices[position];
            entries[position] = Multiple(program.ExactCoefficient(position), denominators[row]);
            factors[row] = factors[row].IsOne ? factors[row] : BigInteger.GreatestCommonDivisor(factors[row], entries[position]);
        }

        for (int position = 0; position < entries.Length; position++)
        {
            BigInteger factor = factors[program.RowIndices[position]];
            entries[position] = factor.IsOne || factor.IsZero ? entries[position] : entries[position] / factor;
        }

        Rational[] rowScale = [.. denominators.Select((denominator, row) => new Rational(denominator, factors[row].IsZero ? 1 : factors[row]))];
        BigInteger[] columnScale = [.. Enumerable.Range(0, program.VariableCount).Select(DivideColumn)];
        return (new(entries), rowScale, columnScale);
    }

    /// <summary>The least common multiple of the denominators.</summary>
    public static BigInteger CommonDenominator(IEnumerable<Rational> numbers)
    {
        BigInteger multiple = BigInteger.One;
        foreach (Rational number in numbers)
        {
            multiple = number.IsInteger ? multiple : CommonMultiple(multiple, number.Denominator);
        }

        return multiple;
    }

    /// <summary>A number times a multiple of its denominator.</summary>
    public static BigInteger Multiple(Rational number, BigInteger multipleOfDenominator) => multipleOfDenominator.IsOne
        ? number.Numerator
        : number.Numerator * (multipleOfDenominator / number.Denominator);

    private static BigInteger CommonMultiple(BigInteger left, BigInteger right) =>
        left / BigInteger.GreatestCommonDivisor(left, right) * right;

    private BigInteger[] Denominators()
    {
        BigInteger[] denominators = new BigInteger[program.RowCount];
        Array.Fill(denominators, BigInteger.One);
        for (int position = 0; position < entries.Length; position++)
        {
            Rational coefficient = program.ExactCoefficient(position);
            if (!coefficient.IsInteger)
            {
                int row = program.RowIndices[position];
                denominators[row] = CommonMultiple(denominators[row], coefficient.Denominator);
            }
        }

        return denominators;
    }

    private BigInteger DivideColumn(int variable)
    {
        Span<BigInteger> column = entries.AsSpan(program.ColumnStarts[variable]..program.ColumnStarts[variable + 1]);
        BigInteger factor = BigInteger.Zero;
        foreach (BigInteger entry in column)
        {
            factor = factor.IsOne ? factor : BigInteger.GreatestCommonDivisor(factor, entry);
        }

        if (factor.IsOne || factor.IsZero)
        {
            return BigInteger.One;
        }

        foreach (ref BigInteger entry in column)
        {
            entry /= factor;
        }

        return factor;
    }
}
