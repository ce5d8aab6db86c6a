// Commands of the laboratory: each trains, measures or generates, and stands in a file of its own.
return args.FirstOrDefault() switch
{
    "article" => await Entente.Lab.ExtractionLab.ShowAsync(args[1..]).ConfigureAwait(false),
    "attack" => Entente.Lab.ExtractionLab.Attack(args[1..]),
    "extraction" => Entente.Lab.ExtractionLab.Run(args[1..]),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: ./lab COMMAND …");
    return 2;
}
