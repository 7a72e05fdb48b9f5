using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Bandits.Arms;

/// <summary>Clicks of one arm as a function of its own click rate; the question, with its root key, is part of the answer.</summary>
/// <param name="Experiment">The question.</param>
/// <param name="Device">Name of the device that played; the numbers do not depend on it.</param>
/// <param name="Own">The point at the profile's own click rate; its gain is 0.</param>
/// <param name="Points">The points of the grid, in the grid's order.</param>
public sealed record BestResponseCurve(
    BestResponseExperiment Experiment, string Device, BestResponsePoint Own, Sequence<BestResponsePoint> Points)
{
    /// <summary>Gets the grid point with the most clicks; ties go to the lowest index.</summary>
    public BestResponsePoint Maximizer
    {
        get
        {
            BestResponsePoint best = Points[0];
            foreach (BestResponsePoint point in Points)
            {
                best = point.Clicks > best.Clicks ? point : best;
            }

            return best;
        }
    }

    /// <summary>Gets the move from the profile's own rate to the <see cref="Maximizer"/>; its gain, in clicks, is negative when staying is better than the whole grid.</summary>
    /// <remarks>The largest of many noisy means is biased upwards; the bias is of the size of the standard errors.</remarks>
    public Deviation<double> BestDeviation =>
        new(Experiment.Arm, Own.ClickRate, Maximizer.ClickRate, Maximizer.Gain);

    /// <summary>Gets how far the best response lies above the profile's own rate, in click rate.</summary>
    public double Distance => Maximizer.ClickRate - Own.ClickRate;
}
