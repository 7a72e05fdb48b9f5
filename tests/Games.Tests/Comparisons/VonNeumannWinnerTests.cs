using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Comparisons;

namespace Mechanisms.Games.Tests.Comparisons;

public class VonNeumannWinnerTests
{
    [Fact]
    public void A_circle_is_won_in_proportion_to_the_margins_across()
    {
        Matrix<Rational> circle = new(3, 3, [new(1, 2), new(9, 10), new(1, 5), new(1, 10), new(1, 2), new(4, 5), new(4, 5), new(1, 5), new(1, 2)]);
        Assert.Equal([new(3, 10), new(3, 10), new(2, 5)], VonNeumannWinner.Of(circle).Strategy);
        Assert.Equal("(3/10, 3/10, 2/5)", VonNeumannWinner.Of(circle).ToString());
    }

    // Three voters A > B > C and two B > C > A: Borda scores elect B (6, 7, 2), but A beats both others.
    [Fact]
    public void The_condorcet_winner_wins_where_borda_elects_another() => Assert.Equal(
        [1, 0, 0], VonNeumannWinner.Of(new(3, 3, [new(1, 2), new(3, 5), new(3, 5), new(2, 5), new(1, 2), 1, new(2, 5), 0, new(1, 2)])).Strategy);

    [Fact]
    public void No_item_beats_the_winner() => Prop.ForAll(Drawn(), numbers => VonNeumannWinner.Of(Preferences(numbers)) is var winner
        && VonNeumannWinner.Exploitability(winner.Preferences, winner.Strategy).IsZero).Check(Laws.Config.WithMaxTest(100));

    // Planted: everything equally often.
    [Fact]
    public void Uniform_mixtures_are_caught() => PlantedLaw.RequireFalsified(() => Prop.ForAll(Drawn(), numbers =>
        VonNeumannWinner.Exploitability(Preferences(numbers), Sequence.Of(Size(numbers), _ => new Rational(1, Size(numbers)))).IsZero).Check(Laws.Config.WithMaxTest(100)));

    // Bradley and Terry's chances are transitive: the largest score wins.
    [Fact]
    public void The_largest_score_wins_under_bradley_and_terry() => Prop.ForAll(Drawn(), numbers =>
    {
        int[] scores = [.. numbers.Select((number, item) => 1 + (number * (numbers.Length + 1)) + item)];
        Matrix<Rational> chances = new(scores.Length, scores.Length, [.. from own in scores from other in scores select new Rational(own, own + other)]);
        return VonNeumannWinner.Of(chances).Strategy[Array.IndexOf(scores, scores.Max())] == 1;
    }).Check(Laws.Config.WithMaxTest(100));

    // Noisy raters pull every chance towards 1/2: the winners stay.
    [Fact]
    public void Noise_keeps_the_winner() => Prop.ForAll(Drawn(), numbers =>
    {
        Matrix<Rational> preferences = Preferences(numbers);
        Matrix<Rational> noisy = preferences.Select(chance => (chance * new Rational(3, 5)) + new Rational(1, 5));
        return VonNeumannWinner.Exploitability(preferences, VonNeumannWinner.Of(noisy).Strategy).IsZero;
    }).Check(Laws.Config.WithMaxTest(100));

    [Fact]
    public void Wrong_preferences_are_refused()
    {
        Assert.Throws<ArgumentException>(() => VonNeumannWinner.Of(new(0, 0, [])));
        Assert.Throws<ArgumentException>(() => VonNeumannWinner.Of(new(1, 2, [new(1, 2), new(1, 2)])));
        Assert.Throws<ArgumentException>(() => VonNeumannWinner.Of(new(1, 1, [1])));
        Assert.Throws<ArgumentException>(() => VonNeumannWinner.Of(new(2, 2, [new(1, 2), 2, -1, new(1, 2)])));
        Assert.Throws<ArgumentException>(() => VonNeumannWinner.Exploitability(new(1, 1, [new(1, 2)]), [1, 0]));
        Assert.Equal([1], VonNeumannWinner.Of(new(1, 1, [new(1, 2)])).Strategy);
        Assert.Throws<OperationCanceledException>(() => VonNeumannWinner.Of(new(1, 1, [new(1, 2)]), cancellation: new(canceled: true)));
    }

    private static Arbitrary<int[]> Drawn() => Arb.From(from size in Gen.Elements(1, 3, 6, 10) from numbers in Gen.Choose(0, 4).ArrayOf(size) select numbers);

    private static int Size(int[] numbers) => numbers.Length switch
    {
        1 => 2,
        3 => 3,
        6 => 4,
        _ => 5,
    };

    // One number for each pair: quarters, so that ties are frequent.
    private static Matrix<Rational> Preferences(int[] numbers)
    {
        int size = Size(numbers);
        Rational[] chances = new Rational[size * size];
        int next = 0;
        for (int item = 0; item < size; item++)
        {
            chances[(item * size) + item] = new(1, 2);
            for (int other = 0; other < item; other++)
            {
                chances[(item * size) + other] = new(numbers[next++], 4);
                chances[(other * size) + item] = 1 - chances[(item * size) + other];
            }
        }

        return new(size, size, chances);
    }
}
