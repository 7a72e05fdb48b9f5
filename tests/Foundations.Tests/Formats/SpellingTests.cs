using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Formats;

namespace Mechanisms.Foundations.Tests.Formats;

public sealed class SpellingTests
{
    private static readonly string[] Words = ["outcome", "cost", "reward", "paymentCap", "sumCap"];

    [Theory]
    [InlineData("outcom", "outcome")]
    [InlineData("otucome", "outcome")]
    [InlineData("COST", "cost")]
    [InlineData("rewards", "reward")]
    [InlineData("sumcap", "sumCap")]
    public void One_slip_leads_to_the_word_that_was_meant(string typed, string meant) => Assert.Equal(meant, Spelling.Nearest(typed, Words));

    [Theory]
    [InlineData("")]
    [InlineData("z")]
    [InlineData("horizon")]
    public void A_far_word_leads_nowhere(string typed) => Assert.Null(Spelling.Nearest(typed, Words));

    [Fact]
    public void A_known_word_is_nearest_to_itself() => Prop.ForAll(
        Gen.Elements(Words).ToArbitrary(), word => Spelling.Nearest(word, Words) == word).Check(Laws.Config);

    [Fact]
    public void Swapping_two_neighbors_is_one_slip() => Prop.ForAll(
        Gen.Elements(Words).Zip(Gen.Choose(0, 20)).ToArbitrary(),
        pair =>
        {
            int at = pair.Item2 % (pair.Item1.Length - 1);
            char[] letters = pair.Item1.ToCharArray();
            (letters[at], letters[at + 1]) = (letters[at + 1], letters[at]);
            return Spelling.Nearest(new string(letters), Words) == pair.Item1;
        }).Check(Laws.Config);
}
