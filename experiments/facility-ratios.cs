#:project ../src/Mechanisms/Mechanisms.csproj
#:property PublishAot=false

// How much worse than the best place is that of a random rank? Worst of 200 draws of n places, beside 2 - 2/n, which no total distance exceeds.
// Run with: dotnet run -c Release experiments/facility-ratios.cs
using Mechanisms;
using Mechanisms.Facility;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

Console.WriteLine("  n   2 - 2/n   total distance: uniform  two-point   beta   largest distance: uniform  two-point   beta   squares");
for (int agents = 2; agents <= 20; agents++)
{
    Rational[,] worst = new Rational[3, 3];
    for (int draw = 0; draw < 3 * 200; draw++)
    {
        int law = draw % 3;
        RandomStream stream = new StreamKey(20240514).Replication(agents).Agent(draw).Open();
        Rational[] places = new Rational[agents];
        foreach (ref Rational place in places.AsSpan())
        {
            place = law == 0 ? stream.NextBelow(1_001) : law == 1 ? 1_000 * stream.NextBelow(2) : (int)(1_000 * BetaDistribution.Draw(2, 5, ref stream));
        }

        if (places.Distinct().Count() > 1)
        {
            Lottery<Rational> lottery = new RandomRank().Run(places);
            Rational mean = Sum(place => place) / agents, reach = (places.Max() - places.Min()) / 2;
            Rational[] ratios = [lottery.Expected(Total) / places.Min(Total), lottery.Expected(Farthest) / reach, lottery.Expected(Squares) / Squares(mean)];
            Enumerable.Range(0, 3).ToList().ForEach(cost => worst[cost, law] = Rational.Max(worst[cost, law], ratios[cost]));
        }
        Rational Sum(Func<Rational, Rational> term) => places.Aggregate(Rational.Zero, (sum, place) => sum + term(place));
        Rational Total(Rational facility) => Sum(place => Rational.Abs(place - facility));
        Rational Farthest(Rational facility) => places.Max(place => Rational.Abs(place - facility));
        Rational Squares(Rational facility) => Sum(place => (place - facility) * (place - facility));
    }

    double[] shown = [2 - (2.0 / agents), .. worst.Cast<Rational>().Select(ratio => ratio.ToDouble())];
    Console.WriteLine(string.Format(System.Globalization.CultureInfo.InvariantCulture, "{0,3}{1,10:F3}{2,25:F3}{3,11:F3}{4,7:F3}{5,28:F3}{6,11:F3}{7,7:F3}{8,10:F3}", [agents, .. shown.Select(ratio => (object)ratio)]));
}
