namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>The sizes of numbers of one kind, those that are neither 0 nor infinite.</summary>
internal struct NumberSpread
{
    // A double holds 53 binary digits: from here on the smallest number is lost in any sum with the largest.
    private const double Wide = 1L << 52;

    // Products of three numbers up to this one are finite, and those of three from its reciprocal on are not 0.
    private const double Huge = 1e100;

    private const int Steps = 2_000;
    private const long StepsPerVariable = 20;

    private double smallest;
    private double largest;

    /// <summary>Whether one number is so much smaller than another that a sum of both in doubles may be the larger alone, or products of a few leave the doubles.</summary>
    public readonly bool IsWide => AreWide(smallest, largest);

    /// <summary>Whether sizes lie so far apart, or so far from 1 that products are lost; not for a largest one of 0, where there are none.</summary>
    public static bool AreWide(double smallest, double largest) =>
        largest > 0 && (largest / Wide >= smallest || largest > Huge || smallest < 1 / Huge);

    /// <summary>Whether so many steps of a search can only be a circle, where numbers are so far apart that a step may look like progress and be none.</summary>
    /// <param name="steps">Steps so far.</param>
    /// <param name="variables">Number of variables, row activities included.</param>
    public static bool IsEndless(long steps, long variables) => steps > MostSteps(variables);

    /// <summary>More steps than a search takes but rarely.</summary>
    /// <param name="variables">Number of variables, row activities included.</param>
    public static long MostSteps(long variables) => Steps + (StepsPerVariable * variables);

    public void Add(ReadOnlySpan<double> numbers)
    {
        foreach (double number in numbers)
        {
            Add(number);
        }
    }

    public void Add(double number)
    {
        double size = Math.Abs(number);
        if (size > 0 && double.IsFinite(size))
        {
            smallest = smallest == 0 ? size : Math.Min(smallest, size);
            largest = Math.Max(largest, size);
        }
    }
}
