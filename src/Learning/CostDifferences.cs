namespace Mechanisms.Learning;

/// <summary>What an agent's efforts cost more than others, read off rules between which its answer switches. Single-threaded.</summary>
/// <remarks>
/// At a rule where the agent is indifferent between k and l, payments make up for costs: c_k − c_l is the difference of what they are expected to be. Differences that no rule gives directly are
/// added up along the path of the least total width (Floyd and Warshall). Time O(efforts³) and efforts² readings per update.
/// </remarks>
/// <typeparam name="TRule">What is kept of a rule until it is read.</typeparam>
internal sealed class CostDifferences<TRule>
    where TRule : class
{
    private readonly int efforts;
    private readonly TRule?[] rules;
    private readonly double[] switchWidths;
    private readonly double[] differences;
    private readonly double[] widths;

    public CostDifferences(int efforts)
    {
        this.efforts = efforts;
        (rules, switchWidths) = (new TRule?[efforts * efforts], new double[efforts * efforts]);
        (differences, widths) = (new double[efforts * efforts], new double[efforts * efforts]);
        Array.Fill(switchWidths, double.PositiveInfinity);
        Array.Fill(widths, double.PositiveInfinity);
    }

    private CostDifferences(CostDifferences<TRule> other)
    {
        efforts = other.efforts;
        (rules, switchWidths) = ([.. other.rules], [.. other.switchWidths]);
        (differences, widths) = ([.. other.differences], [.. other.widths]);
    }

    /// <summary>The estimate of c(effort) − c(other); 0 where nothing is known.</summary>
    public double Of(int effort, int other) => differences[(effort * efforts) + other];

    /// <summary>How far the estimate may be from the truth; +∞ where nothing is known.</summary>
    public double Width(int effort, int other) => widths[(effort * efforts) + other];

    /// <summary>Notes a rule where the answer switches; of several for a pair the last one stays.</summary>
    /// <param name="effort">The answer before.</param>
    /// <param name="other">The answer after.</param>
    /// <param name="rule">The rule, owned from now on.</param>
    /// <param name="width">By how much the rule may miss indifference, in money.</param>
    public void Add(int effort, int other, TRule rule, double width)
    {
        rules[(effort * efforts) + other] = rule;
        switchWidths[(effort * efforts) + other] = width;
        (rules[(other * efforts) + effort], switchWidths[(other * efforts) + effort]) = (null, double.PositiveInfinity);
    }

    /// <summary>Reads all differences anew.</summary>
    /// <param name="read">What a rule is expected to pay more for one effort than for another, and how far that may be from the truth.</param>
    public void Update(Func<int, int, TRule, (double Difference, double Width)> read)
    {
        Array.Fill(widths, double.PositiveInfinity);
        Array.Clear(differences);
        for (int effort = 0; effort < efforts; effort++)
        {
            widths[(effort * efforts) + effort] = 0;
            for (int other = 0; other < efforts; other++)
            {
                if (rules[(effort * efforts) + other] is { } rule)
                {
                    (double difference, double width) = read(effort, other, rule);
                    Put(effort, other, difference, width + switchWidths[(effort * efforts) + other]);
                }
            }
        }

        for (int middle = 0; middle < efforts; middle++)
        {
            for (int pair = 0; pair < efforts * efforts; pair++)
            {
                Shorten(pair / efforts, middle, pair % efforts);
            }
        }
    }

    /// <summary>An independent copy.</summary>
    public CostDifferences<TRule> Copy() => new(this);

    private void Shorten(int effort, int middle, int other)
    {
        double width = Width(effort, middle) + Width(middle, other);
        if (width < Width(effort, other))
        {
            Put(effort, other, Of(effort, middle) + Of(middle, other), width);
        }
    }

    private void Put(int effort, int other, double difference, double width)
    {
        (differences[(effort * efforts) + other], widths[(effort * efforts) + other]) = (difference, width);
        (differences[(other * efforts) + effort], widths[(other * efforts) + effort]) = (-difference, width);
    }
}
