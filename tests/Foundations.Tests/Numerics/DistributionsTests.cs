using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Foundations.Tests.Numerics;

public sealed class DistributionsTests
{
    [Fact]
    public void Rounding_below_0_passes_and_more_does_not()
    {
        Distributions.RequireRows(new(2, 2, [1, -1e-18, 0, 1]), "state", "table");
        Assert.Contains("state 1", Refused([1, 0, 1.1, -0.1]), StringComparison.Ordinal);
        Assert.Contains("sum to 1", Refused([1, 0, 0.5, 0.4]), StringComparison.Ordinal);
        Assert.Contains("must be finite", Refused([1, 0, double.NaN, 1]), StringComparison.Ordinal);
        Assert.Contains("At least 1 state", Assert.Throws<ArgumentException>(() => Distributions.RequireRows(new(0, 2, []), "state", "table")).Message, StringComparison.Ordinal);

        static string Refused(double[] entries) =>
            Assert.Throws<ArgumentException>("table", () => Distributions.RequireRows(new(2, 2, entries), "state", "table")).Message;
    }

    [Fact]
    public void Rows_are_normalized_one_by_one() =>
        Assert.Equal(new Matrix<double>(3, 2, [0.25, 0.75, 0, 1, 1, 0]), Distributions.NormalizeRows([1, 3, -1e-18, 2, 0, 0, 9], 3, 2));

    // Nothing below 0 is drawn, nor does it move what comes after it. 1,000 of 4,000 are due, with a standard deviation of 27: a false alarm in 3 million runs.
    [Fact]
    public void What_is_below_0_by_rounding_is_never_drawn()
    {
        RandomStream stream = new StreamKey(7).Open();
        int[] drawn = new int[4];
        for (int draw = 0; draw < 4_000; draw++)
        {
            drawn[Distributions.Draw([-1e-18, 0.25, 0, 0.75], ref stream)]++;
        }

        Assert.Equal((0, 0), (drawn[0], drawn[2]));
        Assert.InRange(drawn[1], 860, 1_140);
    }
}
