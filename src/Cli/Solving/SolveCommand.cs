using System.CommandLine;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Cli.Solving;

/// <summary><c>mechanisms solve</c>: reads a problem, solves it, audits the answer and shows it.</summary>
internal sealed class SolveCommand(Terminal terminal, CancellationToken cancellation)
{
    private readonly Argument<string> file = new("FILE")
    {
        Description = "An instance (.json, with comments or without), a game (.nfg, .efg, .gam, .json) or a linear program (.mps, .lp, either with .gz); - reads standard input",
    };

    private readonly Option<string> method = new("--method")
    {
        Description = $"How linear programs are solved: {string.Join(", ", KnownMethods.All.Select(known => known.Name))}",
        HelpName = "NAME",
        DefaultValueFactory = _ => LinearProgramMethods.Default.Name,
    };

    private readonly Option<AuditChoice> audit = new("--audit")
    {
        Description = "How every linear program behind the answer is checked: not at all, in floating point with error bounds, or in exact rationals [default: exact]",
        HelpName = "none|float|exact",
        CustomParser = result => OptionValues.Choice<AuditChoice>(result),
    };

    private readonly Option<SolutionConcept?> concept = new("--concept")
    {
        Description = "What to find in a game: Nash equilibria, the best correlated or coarse correlated equilibrium, the value of a game of constant sum, a logit (quantal response) equilibrium, a subgame-perfect equilibrium, what survives iterated dominance or is rationalizable, the best commitment of a leader, a mixture that wins comparisons, equilibria where player 1 may simulate player 2, or what learners by counterfactual regret come to in a tree [default: nash]",
        HelpName = string.Join('|', GameQuestion.Words),
        CustomParser = GameQuestion.Parse,
    };

    private readonly Option<bool> all = new("--all") { Description = "Find all extreme Nash equilibria of a game of two players, not one" };

    private readonly Option<bool> pure = new("--pure") { Description = "Find all Nash equilibria of a game in pure strategies, and no others: one look at every profile, however many players" };

    private readonly Option<double?> lambda = new("--lambda")
    {
        Description = "The precision λ ≥ 0, per unit of payoff, of the logit equilibrium that --concept qre finds [default: the limit of large λ]",
        HelpName = "NUMBER",
        CustomParser = result => OptionValues.AtLeastZero(result),
    };

    private readonly GameOptions details = new();

    private readonly Option<bool> exact = new("--exact") { Description = "Print the numbers of a game's answer as fractions, not as decimals" };

    private readonly Option<bool> json = new("--json") { Description = "Print one JSON object instead of a table" };

    private readonly Option<string?> save = new("--save")
    {
        Description = "Where to save the mechanism that was found, for check; an existing file is replaced",
        HelpName = "FILE.json",
    };

    private readonly Option<string?> figure = new("--figure")
    {
        Description = "Where to draw the answer to a question about a game: best replies and the replicator dynamics of games of two strategies each or symmetric ones of three, the path of --concept qre, the curve of --concept cfr; an existing file is replaced",
        HelpName = "FILE.svg",
    };

    private readonly Option<bool> relax = ConvertCommand.RelaxOption();

    /// <summary>Describes the command to the parser.</summary>
    internal Command Create()
    {
        Command command = new("solve", "Solve an incentive problem, a game or a linear program, and check the answer.");
        command.Arguments.Add(file);
        command.Options.Add(method);
        command.Options.Add(audit);
        command.Options.Add(relax);
        command.Options.Add(concept);
        command.Options.Add(all);
        command.Options.Add(pure);
        command.Options.Add(lambda);
        details.AddTo(command);
        command.Options.Add(exact);
        command.Options.Add(figure);
        command.Options.Add(save);
        command.Options.Add(json);
        command.SetAction(parsed => (int)Execute(
            parsed.GetRequiredValue(file),
            parsed.GetRequiredValue(method),
            parsed.GetValue(audit),
            new(ConvertCommand.Integers(parsed.GetValue(relax))),
            Asked(parsed),
            game => RequireUse(game, parsed),
            new(parsed.GetValue(save), parsed.GetValue(figure)),
            parsed.GetValue(json)));
        return command;
    }

    private static ILinearProgramMethod Find(string name)
    {
        string[] known = KnownMethods.All.Select(candidate => candidate.Name).ToArray();
        return KnownMethods.All.FirstOrDefault(candidate => candidate.Name == name)
            ?? throw new UsageException($"unknown method '{name}'{Spelling.Hint(name, known)} Known are: {string.Join(", ", known)}. See: mechanisms solve --help");
    }

    // Null where nothing is said about games.
    private GameQuestion? Asked(ParseResult parsed)
    {
        GameDetails said = details.Read(parsed);
        return parsed.GetValue(concept) is null && !parsed.GetValue(all) && !parsed.GetValue(pure) && !parsed.GetValue(exact) && parsed.GetValue(lambda) is null && parsed.GetValue(figure) is null && said == GameDetails.Usual
            ? null
            : new(parsed.GetValue(concept) ?? SolutionConcept.Nash, parsed.GetValue(all), new(parsed.GetValue(exact))) { WantsPure = parsed.GetValue(pure), Lambda = parsed.GetValue(lambda), Details = said };
    }

    private void RequireUse(IGameProblem game, ParseResult parsed) => game.Question.RequireUse(
        game.Players, hasRelaxation: parsed.GetValue(relax), hasMethod: parsed.GetResult(method) is { Implicit: false }, hasAudit: parsed.GetResult(audit) is { Implicit: false });

    private ExitCode Execute(string path, string methodName, AuditChoice auditChoice, ProgramFile programs, GameQuestion? question, Action<IGameProblem> requireUse, AnswerFiles files, bool asJson)
    {
        ILinearProgramMethod chosen = Find(methodName);
        files.RequireOthers(path);
        IProblem problem = InputFile.Read(path, terminal, content => ProblemFile.Read(path, content, programs, question ?? GameQuestion.Usual, cancellation));
        if (question is not null && problem is not IGameProblem)
        {
            throw new UsageException($"--concept, --all, --pure, --lambda, --exact, --figure, {GameOptions.Names} are for games (.nfg, .efg, .gam, .json); FILE holds none. See: mechanisms solve --help");
        }

        if (problem is IGameProblem game)
        {
            requireUse(game);
        }

        Answer answer = problem.Solve(chosen, auditChoice, cancellation);

        // Neither an output nor a file that cannot be written takes the other away.
        try
        {
            if (asJson)
            {
                answer.WriteJson(terminal.Output);
            }
            else
            {
                answer.Print(Screen.ForOutput(terminal));
            }
        }
        finally
        {
            files.Write(answer);
        }

        return answer.ExitCode;
    }
}
