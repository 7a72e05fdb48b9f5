using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Nash;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Examples;

public sealed class GameTests
{
    [Fact]
    public void Finds_all_equilibria_of_a_game() => Printed.Matches("nash", () =>
    {
        // snippet: nash
        // A number of rows and columns, then each player's payoffs, one row of the game after the other.
        NormalFormGame game = NormalFormGame.TwoPlayer(
            rowPayoffs: new(3, 2, [3, 3, 2, 5, 0, 6]),
            columnPayoffs: new(3, 2, [3, 2, 2, 6, 3, 1]));
        NashSolution solution = game.Solve(new VertexEnumeration());
        Console.WriteLine(solution.Explain());
        foreach ((MixedProfile profile, NashCheck check) in solution.Equilibria.Zip(solution.Check()))
        {
            Console.WriteLine($"{profile} pays {string.Join(" and ", check.Payoffs)}; {check}");
        }
        // end snippet
    });
}
