using System.CommandLine;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;

namespace Mechanisms.Cli.Solving;

/// <summary><c>mechanisms check</c>: checks a mechanism against an instance, without solving anything.</summary>
internal sealed class CheckCommand(Terminal terminal)
{
    private readonly Argument<string> mechanism = new("MECHANISM") { Description = "A mechanism (.json), as solve --save writes it; - reads standard input" };

    private readonly Argument<string> instance = new("INSTANCE") { Description = "The instance that it is for (.json)" };

    private readonly Option<bool> json = new("--json") { Description = "Print one JSON object instead of text" };

    /// <summary>Describes the command to the parser.</summary>
    internal Command Create()
    {
        Command command = new("check", "Check a mechanism against an instance by the definitions alone, and print the best deviation from it.");
        command.Arguments.Add(mechanism);
        command.Arguments.Add(instance);
        command.Options.Add(json);
        command.SetAction(parsed => (int)Execute(
            parsed.GetRequiredValue(mechanism), parsed.GetRequiredValue(instance), parsed.GetValue(json)));
        return command;
    }

    private ExitCode Execute(string mechanismPath, string instancePath, bool asJson)
    {
        if (mechanismPath == InputFile.StandardInput && instancePath == InputFile.StandardInput)
        {
            throw new UsageException("MECHANISM and INSTANCE cannot both be standard input. See: mechanisms check --help");
        }

        (ProblemFamily family, IDesignProblem problem) = InputFile.Read(instancePath, terminal, content => InstanceFile.Read(JsonText.Parse(content)));
        MechanismCheck check = InputFile.Read(
            mechanismPath, terminal, content => problem.Check(MechanismFile.Read(JsonText.Parse(content), family.Name)));
        if (asJson)
        {
            check.WriteJson(terminal.Output, family.Name);
        }
        else
        {
            check.Print(Screen.ForOutput(terminal));
        }

        return check.ExitCode;
    }
}
