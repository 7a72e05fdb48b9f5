using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Games.Nash;

/// <content>Mends the inverse, which every pivot leaves a little worse.</content>
internal sealed partial class RoundedReplyBasis
{
    // An inverse is mended once a hundredth of what counts as a tie is wrong, but at most once in four times as many pivots as the support has strategies: they took longer than mending.
    private const int Often = 4;

    // Where a tenth is, once in an eighth as many.
    private const int Seldom = 8;

    private static readonly double Drifted = Tolerances.Tie.Absolute / 100;
    private static readonly double Urgent = Tolerances.Tie.Absolute / 10;

    // Pivots since it was mended last.
    private int refined;

    private bool IsDue(int entering)
    {
        refined++;
        return refined > support / Seldom && Drift(entering) > (refined > Often * support ? Drifted : Urgent);
    }

    // How far a column is off what it must be in rows that bind: 0, or −1 in the row whose slack enters.
    private double Drift(int entering)
    {
        double drift = 0;
        for (int place = 0; place < support; place++)
        {
            drift = Math.Max(drift, Math.Abs(falls[binding[place]] + (place == entering ? 1 : 0)));
        }

        return drift;
    }

    // Newton's step W + W (1 − M(I, J) W), which squares the error, and all variables anew.
    [Reference("schulz1933", "inverses by iteration")]
    private void Refine()
    {
        refined = 0;
        int width = Slots;
        double[] errors = new double[support * width];
        for (int place = 0; place < support; place++)
        {
            Combine(binding[place], row);
            Span<double> error = errors.AsSpan(place * width, width);
            Subtract(error, row.AsSpan(0, width), 1);
            error[place]++;
        }

        for (int slot = 0; slot < support; slot++)
        {
            Span<double> own = InverseRow(slot);
            own.CopyTo(row);
            for (int place = 0; place < support; place++)
            {
                Subtract(own, errors.AsSpan(place * width, width), -row[place]);
            }
        }

        Restore();
    }

    // Weights W 1, slacks 1 − M(·, J) W 1.
    private void Restore()
    {
        slacks.AsSpan().Fill(1);
        for (int slot = 0; slot < support; slot++)
        {
            double weight = 0;
            foreach (double entry in InverseRow(slot))
            {
                weight += entry;
            }

            weights[slot] = weight;
            Subtract(slacks, payoffs.Entries.AsSpan(columns[slot], payoffs.Stride), weight);
        }

        for (int place = 0; place < support; place++)
        {
            slacks[binding[place]] = double.PositiveInfinity;
        }
    }
}
