using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Nash;

/// <summary>What one of two players earns, in doubles between 2⁻¹³ and 1 + 2⁻¹³: a column for each strategy of the other player, made when it is first asked for.</summary>
/// <remarks>Neither a positive factor nor a shift changes anybody's best replies. Few columns are asked for: those of the strategies that a path has in its supports.</remarks>
internal sealed class ScaledPayoffs
{
    /// <summary>Columns are whole vectors of as many doubles, zeros at their end.</summary>
    public const int Lanes = 8;

    private const int FirstCapacity = 8;

    // What the least payoff becomes; positive, so that best-reply polytopes are bounded. Where most payoffs are small beside a few, little else is left of the former the larger this is: with 1 for 2⁻¹³ eight of
    // 400 paths in games of payoffs 0 to 3 and, each fifth, 1 to 8 hundred thousands are lost, with it two. Weights are up to its reciprocal, so that with 2⁻²⁰ ties in games of zeros are mistaken.
    private const double Shift = 1.0 / (1 << 13);

    private readonly Matrix<double> payoffs;
    private readonly int owner;

    // Where the payoffs of a column lie among the owner's: the first of column 0, from column to column, from row to row.
    private readonly int columnStep;
    private readonly int rowStep;

    private readonly double least;
    private readonly double scale;

    // Where a column begins, plus one; 0 before it is made.
    private readonly int[] begins;
    private int made;

    private ScaledPayoffs(NormalFormGame game, int owner)
    {
        (payoffs, this.owner) = (game.RoundedPayoffs, owner);
        int columns = game.Profiles.Counts[1];
        (Rows, columnStep, rowStep) = owner == 1 ? (columns, columns, 1) : (game.Profiles.Counts[0], 1, columns);
        begins = new int[game.Profiles.Counts[1 - owner]];
        Stride = (Rows + Lanes - 1) / Lanes * Lanes;
        (least, double most) = Range(payoffs.Row(owner));

        // Halves, so that a difference of finite payoffs is finite.
        double spread = (most / 2) - (least / 2);
        scale = spread > 0 ? 1 / spread : 0;
        Entries = new double[Math.Min(begins.Length, FirstCapacity) * Stride];
    }

    /// <summary>Gets the number of the owner's strategies.</summary>
    public int Rows { get; }

    /// <summary>Gets the number of the other player's strategies.</summary>
    public int Columns => begins.Length;

    /// <summary>Gets the length of a column with the zeros at its end.</summary>
    public int Stride { get; }

    /// <summary>Gets the columns made so far; another array once more have been made.</summary>
    public double[] Entries { get; private set; }

    /// <summary>The payoffs of a player.</summary>
    /// <param name="game">A game of two players.</param>
    /// <param name="owner">Whose payoffs.</param>
    public static ScaledPayoffs Of(NormalFormGame game, int owner) => new(game, owner);

    /// <summary>The least and the largest of finite numbers, at least one.</summary>
    public static (double Least, double Most) Range(ReadOnlySpan<double> numbers)
    {
        (double least, double most) = (numbers[0], numbers[0]);
        int place = 0;
        if (numbers.Length >= Lanes)
        {
            ref double first = ref MemoryMarshal.GetReference(numbers);
            Vector512<double> low = Vector512.LoadUnsafe(ref first);
            Vector512<double> high = low;
            for (place = Lanes; place <= numbers.Length - Lanes; place += Lanes)
            {
                Vector512<double> lanes = Vector512.LoadUnsafe(ref first, (nuint)place);
                (low, high) = (Vector512.MinNative(low, lanes), Vector512.MaxNative(high, lanes));
            }

            (least, most) = (Least(low), -Least(-high));
        }

        for (; place < numbers.Length; place++)
        {
            (least, most) = (Math.Min(least, numbers[place]), Math.Max(most, numbers[place]));
        }

        return (least, most);
    }

    /// <summary>The least of eight numbers, none of which is NaN.</summary>
    public static double Least(Vector512<double> lanes)
    {
        Vector256<double> four = Vector256.MinNative(lanes.GetLower(), lanes.GetUpper());
        Vector128<double> two = Vector128.MinNative(four.GetLower(), four.GetUpper());
        return Math.Min(two.GetElement(0), two.GetElement(1));
    }

    /// <summary>Where a column begins among the entries.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Begin(int column) => begins[column] > 0 ? begins[column] - 1 : Make(column);

    private int Make(int column)
    {
        int begin = made * Stride;
        if (begin == Entries.Length)
        {
            double[] larger = new double[Math.Min(2 * made, Columns) * Stride];
            Entries.CopyTo(larger, 0);
            Entries = larger;
        }

        ReadOnlySpan<double> own = payoffs.Row(owner);
        Span<double> scaled = Entries.AsSpan(begin, Rows);
        int place = column * columnStep;
        foreach (ref double entry in scaled)
        {
            entry = Math.Min(Shift + (((own[place] / 2) - (least / 2)) * scale), 1 + Shift);
            place += rowStep;
        }

        made++;
        begins[column] = begin + 1;
        return begin;
    }
}
