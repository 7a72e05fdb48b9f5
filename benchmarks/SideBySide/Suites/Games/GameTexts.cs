using System.Globalization;
using System.Text;
using Mechanisms.Games.Formats;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.SideBySide.Suites.Games;

/// <summary>Games as other programs read them.</summary>
internal static class GameTexts
{
    /// <summary>The game as lrsnash reads it: sizes, then both players' payoffs by rows.</summary>
    public static string LrsText(NormalFormGame game)
    {
        StringBuilder text = new();
        int columns = game.Profiles.Counts[1];
        text.Append(CultureInfo.InvariantCulture, $"{game.Profiles.Counts[0]} {columns}\n");
        for (int player = 0; player < 2; player++)
        {
            for (int profile = 0; profile < game.Profiles.Count; profile++)
            {
                text.Append(game.Payoffs[player, profile].ToString(null, CultureInfo.InvariantCulture)).Append((profile + 1) % columns == 0 ? '\n' : ' ');
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The game as Gambit reads it.</summary>
    public static string NfgText(NormalFormGame game)
    {
        using StringWriter text = new(CultureInfo.InvariantCulture);
        NfgWriter.Write(text, game);
        return text.ToString();
    }
}
