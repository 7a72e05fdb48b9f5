using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Workloads;

/// <summary>
/// The revenue-optimal auction of one item among two bidders with values 1 … k, all profiles equally likely, as a linear program over
/// allocation chances and payments.
/// </summary>
/// <remarks>
/// Dominant-strategy or Bayesian incentive compatibility, individual rationality after or before the other value is known. The optimum
/// is the discrete Myerson revenue  E[max(0, max over bidders of (2 v − k))]  for both, exactly.
/// </remarks>
public sealed class AuctionProgram
{
    private readonly int values;
    private readonly LinearProgramBuilder builder = new(ObjectiveSense.Maximize);

    private AuctionProgram(int values) => this.values = values;

    public static LinearProgram DominantStrategy(int values)
    {
        AuctionProgram auction = new(values);
        auction.AddVariablesAndOneItem();
        for (int bidder = 0; bidder < 2; bidder++)
        {
            for (int other = 0; other < values; other++)
            {
                auction.AddTruthfulness(bidder, [other]);
            }
        }

        return auction.builder.Build();
    }

    public static LinearProgram Bayesian(int values)
    {
        AuctionProgram auction = new(values);
        auction.AddVariablesAndOneItem();
        auction.AddTruthfulness(0, [.. Enumerable.Range(0, values)]);
        auction.AddTruthfulness(1, [.. Enumerable.Range(0, values)]);
        return auction.builder.Build();
    }

    /// <summary>The optimal revenue.</summary>
    public static Rational Revenue(int values)
    {
        Rational sum = default;
        for (long high = 1; high <= values; high++)
        {
            // 2·high − 1 of the values² profiles have this as their larger value.
            sum += Math.Max(0, (2 * high) - values) * ((2 * high) - 1);
        }

        return sum / ((long)values * values);
    }

    private int Allocation(int bidder, int own, int other) => 2 * Place(bidder, own, other);

    private int Payment(int bidder, int own, int other) => (2 * Place(bidder, own, other)) + 1;

    private int Place(int bidder, int own, int other) =>
        bidder == 0 ? (own * values) + other : (values * values) + (other * values) + own;

    private void AddVariablesAndOneItem()
    {
        int profiles = values * values;
        Rational chance = Rational.One / profiles;
        for (int place = 0; place < 2 * profiles; place++)
        {
            builder.AddVariable(0, double.PositiveInfinity, 0);
            builder.AddVariable(double.NegativeInfinity, double.PositiveInfinity, chance);
        }

        for (int profile = 0; profile < profiles; profile++)
        {
            int row = builder.AddRow(double.NegativeInfinity, 1);
            builder.SetCoefficient(row, 2 * profile, 1);
            builder.SetCoefficient(row, 2 * (profiles + profile), 1);
        }
    }

    // value · x(truth) − t(truth) ≥ 0 and ≥ value · x(lie) − t(lie), summed over the other values that the bidder does not know apart.
    private void AddTruthfulness(int bidder, ReadOnlySpan<int> others)
    {
        for (int truth = 0; truth < values; truth++)
        {
            for (int report = 0; report < values; report++)
            {
                int row = builder.AddRow(0, double.PositiveInfinity);
                foreach (int other in others)
                {
                    builder.SetCoefficient(row, Allocation(bidder, truth, other), truth + 1);
                    builder.SetCoefficient(row, Payment(bidder, truth, other), -1);
                    if (report != truth)
                    {
                        builder.SetCoefficient(row, Allocation(bidder, report, other), -(truth + 1));
                        builder.SetCoefficient(row, Payment(bidder, report, other), 1);
                    }
                }
            }
        }
    }
}
