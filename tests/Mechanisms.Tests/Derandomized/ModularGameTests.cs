using Mechanisms.Derandomized;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Tests.Derandomized;

/// <summary>What is known of the modular game, by enumeration of integers.</summary>
public class ModularGameTests
{
    // Whatever joint law the others have, here all mass on any one profile: one uniform player makes every result equally likely.
    [Theory]
    [InlineData(2, 2)]
    [InlineData(4, 3)]
    [InlineData(6, 3)]
    public void One_uniform_player_makes_the_result_uniform_whatever_the_others_do(int modulus, int players)
    {
        ModularGame game = ModularGame.OfAll(modulus, players);
        foreach (int[] others in Profiles(modulus, players - 1))
        {
            int[] results = [.. Enumerable.Range(0, modulus).Select(own => game.Result([own, .. others]))];
            Assert.Equal(Enumerable.Range(0, modulus), results.Order());
        }
    }

    // Modulo 4, one player even and one below 2 make a uniform sum though neither is uniform.
    [Fact]
    public void Two_players_who_are_not_uniform_may_sum_to_uniform()
    {
        ModularGame game = ModularGame.OfAll(4, 2);
        int[] results = [.. from first in (int[])[0, 1] from second in (int[])[0, 2] select game.Result(first, second)];
        Assert.Equal([0, 1, 2, 3], results.Order());
    }

    // Beside them a third player who is uniform: to each of the three the others' sum is uniform, so that no integer is better than another whatever
    // each wants, and this is an equilibrium in which two are not uniform. Planted: without the third it is none for the two.
    [Fact]
    public void Quasi_uniform_players_beside_a_uniform_one_are_in_equilibrium()
    {
        int[][] supports = [[0, 1], [0, 2], [0, 1, 2, 3]];
        ModularGame game = ModularGame.OfAll(4, 3);
        Assert.All(Enumerable.Range(0, 3), player => Assert.All(Enumerable.Range(0, 4), own => Assert.Equal(4, Chances(player, own).Distinct().Count())));
        Assert.All(Enumerable.Range(0, 3), player => Assert.All(Enumerable.Range(0, 4), own => Assert.Single(Chances(player, own).CountBy(result => result).DistinctBy(pair => pair.Value))));

        supports[2] = [0];
        Assert.True(Chances(0, 0).Distinct().Count() < 4);

        int[] Chances(int player, int own)
        {
            int[][] played = [.. supports.Select((support, index) => index == player ? (int[])[own] : support)];
            return [.. from first in played[0] from second in played[1] from third in played[2] select game.Result(first, second, third)];
        }
    }

    // For a prime modulus the same takes a uniform player: no two laws in steps of 1/6 over 3 integers make all results equally likely.
    [Fact]
    public void For_a_prime_modulus_no_two_players_sum_to_uniform_unless_one_is()
    {
        Rational third = Rational.One / 3;
        foreach (Rational[] first in LawsOfThree())
        {
            foreach (Rational[] second in LawsOfThree())
            {
                bool isUniform = Enumerable.Range(0, 3).All(result => Enumerable.Range(0, 3)
                    .Aggregate(Rational.Zero, (sum, own) => sum + (first[own] * second[(result - own + 3) % 3])) == third);
                Assert.Equal(first.All(weight => weight == third) || second.All(weight => weight == third), isUniform);
            }
        }
    }

    // Where player i wants result i, no pure profile is an equilibrium: somebody who loses names the integer that wins.
    [Fact]
    public void No_pure_profile_is_an_equilibrium_when_all_want_to_be_named()
    {
        ModularGame game = ModularGame.OfAll(3, 3);
        Assert.All(Profiles(3, 3), profile => Assert.Contains(Enumerable.Range(0, 3), player =>
            game.Result(profile) != player && Enumerable.Range(0, 3).Any(lie => game.Result([.. profile.Select((own, index) => index == player ? lie : own)]) == player)));
    }

    // Player i wants result i and nothing else; all mixed strategies with chances in sixths, three players. Where nobody gains by another integer
    // the result is uniform, though the players need not be; planted, there are profiles that are no equilibria and whose result is not.
    [Fact]
    public void In_every_mixed_equilibrium_of_naming_oneself_the_result_is_uniform()
    {
        int[][] mixtures = [.. from first in Enumerable.Range(0, 7) from second in Enumerable.Range(0, 7 - first) select (int[])[first, second, 6 - first - second]];
        int equilibria = 0;
        int withoutTwoUniform = 0;
        bool isElsewhereOther = false;
        foreach (int[][] profile in from a in mixtures from b in mixtures from c in mixtures select (int[][])[a, b, c])
        {
            int[] law = Sum(Sum(profile[0], profile[1]), profile[2]);
            bool isUniform = law.Distinct().Count() == 1;
            bool isEquilibrium = Enumerable.Range(0, 3).All(player => IsBestReply(profile, player));
            Assert.True(isUniform || !isEquilibrium);
            equilibria += isEquilibrium ? 1 : 0;
            withoutTwoUniform += isEquilibrium && profile.Count(mixture => mixture.Distinct().Count() == 1) < 2 ? 1 : 0;
            isElsewhereOther |= !isUniform;
        }

        Assert.True(isElsewhereOther);
        Assert.Equal((82, 0), (equilibria, withoutTwoUniform));

        static int[] Sum(int[] left, int[] right) =>
            [.. Enumerable.Range(0, 3).Select(result => Enumerable.Range(0, 3).Sum(integer => left[integer] * right[(result - integer + 3) % 3]))];

        static bool IsBestReply(int[][] profile, int player)
        {
            int[] others = Sum(profile[(player + 1) % 3], profile[(player + 2) % 3]);
            int best = others.Max();
            return Enumerable.Range(0, 3).All(integer => profile[player][integer] == 0 || others[(player - integer + 3) % 3] == best);
        }
    }

    [Fact]
    public void One_player_names_the_result_and_sums_do_not_overflow()
    {
        Assert.Equal(2, ModularGame.OfAll(3, 1).Result(2));
        Assert.Equal(int.MaxValue - 3, ModularGame.OfAll(int.MaxValue, 3).Result(int.MaxValue - 1, int.MaxValue - 1, int.MaxValue - 1));
        Assert.Equal(0, ModularGame.OfAll(1, 2).Result(0, 0));
    }

    [Fact]
    public void Rejects_integers_out_of_range_and_missing_ones()
    {
        Assert.Throws<ArgumentException>(() => ModularGame.OfAll(3, 2).Result(3, 0));
        Assert.Throws<ArgumentException>(() => ModularGame.OfAll(3, 2).Result(-1, 0));
        Assert.Throws<ArgumentException>(() => ModularGame.OfAll(3, 2).Result(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ModularGame.OfAll(0, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => ModularGame.OfAll(2, 0));
    }

    internal static IEnumerable<int[]> Profiles(int modulus, int players) => players == 0
        ? [[]]
        : Profiles(modulus, players - 1).SelectMany(rest => Enumerable.Range(0, modulus).Select(last => (int[])[.. rest, last]));

    private static IEnumerable<Rational[]> LawsOfThree() =>
        from first in Enumerable.Range(0, 7)
        from second in Enumerable.Range(0, 7 - first)
        select (Rational[])[new(first, 6), new(second, 6), new(6 - first - second, 6)];
}
