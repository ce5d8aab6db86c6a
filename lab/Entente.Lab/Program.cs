using Entente.Lab;

// Commands of the laboratory: each trains, measures or generates, and stands in a file of its own.
return args.FirstOrDefault() switch
{
    "quotations" => QuotationLab.Run(args[1..]),
    "entities" => EntityLab.Run(args[1..]),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: ./lab COMMAND …");
    return 2;
}
