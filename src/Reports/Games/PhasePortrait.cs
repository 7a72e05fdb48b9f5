using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.NormalForm;
using Mechanisms.Reports.Figures;

namespace Mechanisms.Reports.Games;

/// <summary>A picture of how shares of strategies move under the replicator dynamics, with equilibria: a square for two strategies each, a triangle for three of one population.</summary>
/// <remarks>
/// In the square every point is a pair of mixtures, of two populations that play against each other; the plane is divided by best replies, and both players'
/// best-reply correspondences are drawn. In the triangle a point is a mixture of one population that plays against itself. Arrows show the direction; their
/// length grows with the root of the speed, so that slow parts can be seen. Equilibria are those of exact arithmetic.
/// <para>The same portrait gives the same bytes. Colors are those of <see cref="Palette"/>. Immutable and thread-safe.</para>
/// </remarks>
[Reference("taylor1978", "replicator dynamics")]
[Reference("weibull1995", "replicator dynamics of one population and of two")]
public sealed record PhasePortrait
{
    private readonly PortraitPainter painter;

    private PhasePortrait(string title, string description, PortraitPainter painter) => (Title, Description, this.painter) = (title, description, painter);

    /// <summary>Gets the title.</summary>
    public string Title { get; }

    /// <summary>Gets one or two sentences on how to read the picture.</summary>
    public string Description { get; }

    /// <summary>The square of a game of two players with two strategies each.</summary>
    /// <param name="game">The game.</param>
    /// <returns>The portrait.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="game"/> is null.</exception>
    /// <exception cref="ArgumentException">The game has not two players with two strategies each.</exception>
    public static PhasePortrait OfTwoByTwo(NormalFormGame game)
    {
        ArgumentNullException.ThrowIfNull(game);
        return game.Profiles.Counts == (Sequence<int>)[2, 2]
            ? new(
                TitleOf(game, "best replies and replicator dynamics"),
                "Each point is a pair of mixtures; arrows show how two populations move under the replicator dynamics, longer where faster. In each tinted part one pair of strategies is best; lines are best replies, black dots and lines equilibria.",
                new SquarePainter(game))
            : throw new ArgumentException($"A square portrait needs two players with two strategies each; got {game}. Remove dominated strategies first.", nameof(game));
    }

    /// <summary>The triangle of a symmetric game of three strategies: what player 1 earns is what player 0 would in its place.</summary>
    /// <param name="game">The game.</param>
    /// <returns>The portrait; names of strategies are those of player 0.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="game"/> is null.</exception>
    /// <exception cref="ArgumentException">The game has not two players with three strategies each, or is not symmetric.</exception>
    public static PhasePortrait OfSymmetric(NormalFormGame game)
    {
        ArgumentNullException.ThrowIfNull(game);
        if (!IsSymmetric(game))
        {
            throw new ArgumentException($"A triangle portrait needs a symmetric game of two players with three strategies each; got {game}. Draw another figure.", nameof(game));
        }

        TrianglePainter triangle = new(game);
        return new(
            TitleOf(game, "replicator dynamics"),
            "Each point is a mixture of three strategies, each corner a pure one; arrows show how a population moves under the replicator dynamics, longer where faster. Black dots are evolutionarily stable mixtures, grey ones other symmetric equilibria, open ones other rest points at corners and on edges, thick edges rest everywhere." +
            (triangle.MayHideEquilibria ? " This game may have whole lines or areas of symmetric equilibria, none of them stable, which are not drawn." : string.Empty),
            triangle);
    }

    /// <summary>Tells whether a game is one for the triangle.</summary>
    /// <param name="game">The game.</param>
    /// <returns>Whether it has two players with three strategies each, and each earns what the other would in its place.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="game"/> is null.</exception>
    public static bool IsSymmetric(NormalFormGame game)
    {
        ArgumentNullException.ThrowIfNull(game);
        return game.Profiles.Counts == (Sequence<int>)[3, 3]
            && Enumerable.Range(0, 9).All(profile => game.Payoffs[0, profile] == game.Payoffs[1, (profile % 3 * 3) + (profile / 3)]);
    }

    /// <summary>Writes a complete SVG document, UTF-8 if the writer is.</summary>
    /// <param name="output">Receives the text; lines end in LF.</param>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is null.</exception>
    public void Write(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        painter.Paint(new(output), Title, Description);
    }

    private static string TitleOf(NormalFormGame game, string what) => game.Title.Length == 0 ? $"{char.ToUpperInvariant(what[0])}{what[1..]}" : $"{game.Title}: {what}";
}
