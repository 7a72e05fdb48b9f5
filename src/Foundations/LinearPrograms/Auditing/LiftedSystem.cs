using System.Numerics;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms.Auditing;

/// <summary>Exact solutions of a sparse square system of integers, digit by digit to the base of a prime.</summary>
/// <remarks>
/// One factorization modulo a prime p gives the lowest digit of the solution; the rest of the right side divided by p gives the next,
/// and so on. Every digit costs one sparse solve in machine integers. From time to time the digits are read as fractions, and what is
/// read is multiplied out in integers before it is believed, so lucky guesses do not pass. The number of digits follows the length of
/// the solution, not the worst case.
/// </remarks>
[Reference("dixon1982", "pp. 137-141: p-adic expansion and its reading as fractions")]
[Reference("steffy2011", "output-sensitive lifting: trying at growing lengths, verified")]
internal sealed class LiftedSystem
{
    private const int FirstGuess = 3;

    private readonly SquareMatrix matrix;
    private readonly AuditClock clock;
    private readonly PrimeField field;
    private readonly ModularFactors factors;

    /// <summary>Factors a matrix modulo the first prime that does not divide its determinant.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="clock">Stops the work, here and in every solve.</param>
    /// <param name="fields">Primes to try in their order; null for the largest below 2³¹.</param>
    public LiftedSystem(SquareMatrix matrix, AuditClock clock, IReadOnlyList<PrimeField>? fields = null)
    {
        this.matrix = matrix;
        this.clock = clock;
        fields ??= PrimeField.Largest;
        field = fields[0];
        factors = new(matrix, field, clock);
        for (int trial = 1; trial < fields.Count && factors.IsSingular; trial++)
        {
            field = fields[trial];
            factors = new(matrix, field, clock);
        }
    }

    /// <summary>
    /// Whether no prime tried leaves the matrix regular. It then is singular, or its determinant is a multiple of them all; either way
    /// <see cref="WithoutPivot"/> names rows and columns whose removal leaves a regular matrix.
    /// </summary>
    public bool IsSingular => factors.IsSingular;

    /// <summary>Rows and columns that found no pivot.</summary>
    public (IEnumerable<int> Rows, IEnumerable<int> Columns) WithoutPivot => factors.WithoutPivot;

    /// <summary>Number of digits of the last solution.</summary>
    public int Digits { get; private set; }

    /// <summary>Solves M·x = right side by row, or Mᵀ·x = right side by column.</summary>
    public FractionVector Solve(BigInteger[] rightSide, bool isTransposed)
    {
        LiftedDigits digits = new(field, matrix.Size);
        BigInteger largestSum = matrix.LargestSum(isTransposed);
        ILiftedResidual residual = new LiftedResidual<BigInteger>(matrix, isTransposed, field, [.. rightSide], largestSum).Narrowed();
        double mostBits = matrix.DeterminantBits(rightSide, isTransposed);
        for (int nextGuess = FirstGuess; !residual.IsZero;)
        {
            clock.ThrowIfOver();
            digits.Add(NextDigit(residual, isTransposed));
            residual = residual.Narrowed();
            if (digits.Count < nextGuess || residual.IsZero)
            {
                continue;
            }

            if (digits.Guess(clock) is { } guess && matrix.Solves(guess, rightSide, isTransposed))
            {
                Digits = digits.Count;
                return guess;
            }

            RequireWithin(mostBits, digits.Count);
            nextGuess = digits.Count + 1 + (digits.Count / 4);
        }

        Digits = digits.Count;
        return digits.Integers();
    }

    private int[] NextDigit(ILiftedResidual residual, bool isTransposed)
    {
        ulong[] values = new ulong[matrix.Size];
        uint[] solved = new uint[matrix.Size];
        int[] digit = new int[matrix.Size];
        residual.Reduce(values);
        if (isTransposed)
        {
            factors.SolveTransposed(values, solved);
        }
        else
        {
            factors.Solve(values, solved);
        }

        for (int place = 0; place < digit.Length; place++)
        {
            digit[place] = solved[place] > field.Prime / 2 ? (int)(solved[place] - (long)field.Prime) : (int)solved[place];
        }

        residual.Advance(digit);
        return digit;
    }

    // Numerator and denominator are determinants: digits beyond the bound of both mean that something is broken.
    private static void RequireWithin(double mostBits, int count)
    {
        if (30.0 * count > (2 * mostBits) + (4 * RationalReconstruction.SlackBits))
        {
            throw new System.Diagnostics.UnreachableException("Lifting went beyond the bound on determinants.");
        }
    }
}
