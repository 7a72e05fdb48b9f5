using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.NormalForm;
using Mechanisms.Games.QuantalResponse;
using Mechanisms.Reports.Figures;
using Mechanisms.Reports.Games;

namespace Mechanisms.Reports.Tests.Games;

public sealed class GameFigureTests
{
    [Fact]
    public void Curves_leave_out_points_at_which_nobody_gains()
    {
        Figure figure = LearningFigure.Of("Kuhn poker", ["cfr+", "cfr"], [[1, 10, 100], [1, 10, 100]], [[0.5, 0.01, 0], [0.5, 0.1, 0.05]]);
        Assert.Equal("Kuhn poker: exploitability over iterations", figure.Title);
        Assert.Equal([1.0, 10.0], figure.Panels[0].Series[0].X);
        Assert.Equal([0.5, 0.1, 0.05], figure.Panels[0].Series[1].Y);
        Assert.Equal("units of payoff", figure.Vertical.Unit);
        Assert.Throws<ArgumentException>(() => LearningFigure.Of(string.Empty, ["a"], [], []));
        Assert.Throws<ArgumentException>(() => LearningFigure.Of(string.Empty, ["a"], [[1]], [[0]]));
        Assert.Throws<ArgumentNullException>(() => LearningFigure.Of(null!, [], [], []));
    }

    [Fact]
    public void Paths_have_a_panel_for_each_player_and_a_series_for_each_strategy()
    {
        NormalFormGame game = NormalFormGame.TwoPlayer(new(2, 2, [9, 0, 0, 1]), new(2, 2, [0, 1, 1, 0])).WithLabels(["Row", "Column"], [["x", "x"], [string.Empty, "t"]]);
        LogitBranch branch = new LogitPath().Follow(game, 5);
        Figure figure = LogitFigure.Of(branch);
        Assert.Equal(["Player Row", "Player Column"], figure.Panels.Select(panel => panel.Title));
        Assert.Equal(["strategy 1 x", "strategy 2 x", "strategy 1", "t"], figure.Panels.SelectMany(panel => panel.Series.Select(series => series.Name)));
        Assert.Equal(branch.Points.Count(point => point.Precision > 0), figure.Panels[0].Series[0].X.Count);
        Assert.Equal(branch.End.Strategies[1][0], figure.Panels[1].Series[0].Y[^1]);
        Assert.Throws<ArgumentException>(() => LogitFigure.Of(new LogitPath().Follow(game, 0)));
        Assert.Throws<ArgumentNullException>(() => LogitFigure.Of(null!));
    }
}
