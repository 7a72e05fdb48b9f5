using Mechanisms.Games.Deviations;

namespace Mechanisms.Games.Tests.Deviations;

public sealed class BindingIncentiveTests
{
    [Fact]
    public void The_dearest_are_named_first_and_the_rest_are_counted()
    {
        BindingIncentive[] binding = [.. Enumerable.Range(1, 7).Select(price => new BindingIncentive($"lie {price}", price))];
        Assert.Equal(
            "lie 7 (shadow price 7); lie 6 (shadow price 6); lie 5 (shadow price 5); lie 4 (shadow price 4); lie 3 (shadow price 3); and 2 more",
            BindingIncentive.InWords(binding));
        Assert.Equal("lie 2 (shadow price 2); lie 1 (shadow price 1)", BindingIncentive.InWords(binding[..2]));
    }
}
